#include "option_codec.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "../sys/errors.h"
#include "arguments.h"
#include "option_decoder.h"
#include "option_encoder.h"

namespace syssock {
namespace {

// Null: an exception is pending.
const sys::OptionRow* FindRow(Napi::Env env, std::uint32_t index) {
  const sys::OptionTable table = sys::SystemOptionTable();
  if (index < table.count) return &table.rows[index];
  ThrowArgumentRange(env, "row", "an index in optionRows, < " + std::to_string(table.count),
                     std::to_string(index));
  return nullptr;
}

bool CheckAccess(Napi::Env env, const sys::OptionRow& row, sys::OptionAccess forbidden,
                 const char* expected, const char* reason) {
  if (row.access != forbidden) return true;
  ThrowArgumentValue(env, "option", expected, "'" + std::string(row.name) + "', " + reason);
  return false;
}

bool CheckReadable(Napi::Env env, const sys::OptionRow& row) {
  return CheckAccess(env, row, sys::OptionAccess::kWriteOnly, "one that can be read",
                     "which can only be set");
}

bool CheckSettable(Napi::Env env, const sys::OptionRow& row) {
  return CheckAccess(env, row, sys::OptionAccess::kReadOnly, "one that can be set",
                     "which is read-only");
}

// The kernel's answer in `bytes`, cut to what it wrote.
sys::Result ReadBytesOf(sys::SocketApi& api, sys::NativeFd fd, const sys::OptionRow& row,
                        std::size_t capacity, std::vector<std::uint8_t>* bytes) {
  // Zeroed, and of a size of its own: what the kernel leaves out is never somebody else's memory.
  bytes->assign(capacity, 0);
  auto length = static_cast<std::uint32_t>(capacity);
  const sys::Result result = api.GetOption(fd, row.level, row.number, bytes->data(), &length);
  bytes->resize(result < 0 ? 0 : std::min<std::size_t>(length, capacity));
  return result;
}

// SO_PEERNAME refuses to be asked for more bytes than the address has, and does not tell how many
// that is: the largest number that it answers is found by halving.
sys::Result ReadExactly(sys::SocketApi& api, sys::NativeFd fd, const sys::OptionRow& row,
                        std::vector<std::uint8_t>* bytes) {
  std::vector<std::uint8_t> attempt;
  std::size_t answered = 0;
  std::size_t refused = ReadCapacity(row);
  sys::Result result = sys::errors::kInvalid;
  while (refused - answered > 1) {
    const std::size_t middle = answered + (refused - answered) / 2;
    const sys::Result outcome = ReadBytesOf(api, fd, row, middle, &attempt);
    if (outcome >= 0) {
      bytes->swap(attempt);
      answered = middle;
      result = outcome;
    } else if (outcome == sys::errors::kInvalid) {
      refused = middle;
    } else {
      return outcome;
    }
  }
  return result;
}

sys::Result ReadValue(sys::SocketApi& api, sys::NativeFd fd, const sys::OptionRow& row,
                      std::vector<std::uint8_t>* bytes) {
  const sys::Result result = ReadBytesOf(api, fd, row, ReadCapacity(row), bytes);
  const bool perhaps_too_long =
      result == sys::errors::kInvalid && row.layout == sys::OptionLayout::kSocketAddress;
  return perhaps_too_long ? ReadExactly(api, fd, row, bytes) : result;
}

Napi::Object RowToJs(Napi::Env env, const sys::OptionRow& row) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("name", Napi::String::New(env, row.name));
  object.Set("symbol", Napi::String::New(env, row.symbol));
  object.Set("supported", Napi::Boolean::New(env, row.supported));
  object.Set("level", Napi::Number::New(env, row.level));
  object.Set("number", Napi::Number::New(env, row.number));
  object.Freeze();
  return object;
}

}  // namespace

sys::Result GetOption(Napi::Env env, sys::SocketApi& api, sys::NativeFd fd, std::uint32_t index,
                      Napi::Object out) {
  const sys::OptionRow* row = FindRow(env, index);
  if (row == nullptr || !CheckReadable(env, *row)) return sys::errors::kInvalid;
  if (!row->supported) return sys::errors::kNoProtocolOption;
  std::vector<std::uint8_t> bytes;
  const sys::Result result = ReadValue(api, fd, *row, &bytes);
  if (result < 0) return result;
  out.Set("value", DecodeValue(env, *row, bytes.data(), bytes.size()));
  return 0;
}

bool EncodeOption(Napi::Env env, sys::SocketApi& api, std::uint32_t index, Napi::Value value,
                  EncodedOption* out) {
  const sys::OptionRow* row = FindRow(env, index);
  if (row == nullptr || !CheckSettable(env, *row)) return false;
  if (!row->supported) {
    out->result = sys::errors::kNoProtocolOption;
    return false;
  }
  out->level = row->level;
  out->number = row->number;
  return EncodeValue(env, api, *row, value, out);
}

sys::Result SetOption(sys::SocketApi& api, sys::NativeFd fd, const EncodedOption& option) {
  if (option.result < 0) return option.result;
  if (option.program.empty()) {
    return api.SetOption(fd, option.level, option.number, option.bytes.data(),
                         static_cast<std::uint32_t>(option.bytes.size()));
  }
  // Only made here: a copied EncodedOption must not point at the program of another.
  sys::BpfProgram program = {};
  program.length = static_cast<std::uint16_t>(option.program.size());
  program.instructions = option.program.data();
  return api.SetOption(fd, option.level, option.number, &program, sizeof(program));
}

Napi::Array OptionRowsToJs(Napi::Env env) {
  const sys::OptionTable table = sys::SystemOptionTable();
  Napi::Array rows = Napi::Array::New(env, table.count);
  for (std::size_t i = 0; i < table.count; i++) {
    rows.Set(static_cast<std::uint32_t>(i), RowToJs(env, table.rows[i]));
  }
  rows.Freeze();
  return rows;
}

}  // namespace syssock
