// Messages and their echoes, whichever way they are sent and received. How it is spoken to: load.h; numbers on its input
// are milliseconds.
//
//     <load> <port> connect <connections> <bytes> 1              connect, send, wait for the echo, close; again and again
//     <load> <port> echo <connections> <bytes> <in flight>       so many messages on their way on each connection
//     <load> <port> idle <connections>                           opens them, and keeps them until its input ends
//
// Who includes this defines the six functions that are declared first.
#ifndef BENCH_MESSAGES_H
#define BENCH_MESSAGES_H

#include "load.h"

struct connection {
  int fd;
  int is_sending;      // a request of a ring's
  size_t messages;     // under way
  size_t to_send;      // bytes of them
  size_t to_receive;   // of the message that is counted next
  size_t next;         // of its messages, in turn
  uint64_t *began_ns;  // of each
};

static void start(void);
// What arrives on a connection that is open, or will be soon, is told to on_bytes from here on.
static void watch(struct connection *connection);
// A new connection: its message is sent as soon as it is there, and what arrives is told as above.
static void open_connection(struct connection *connection);
static void send_some(struct connection *connection);
static void close_connection(struct connection *connection);
static void await_events(void);

static int port;
static int reconnects;
static size_t message_bytes;
static size_t in_flight;
static uint64_t until_ns;
static struct connection *connections;
static int wanted;
static int busy; // connections that have an operation under way
static uint64_t operations;
static struct samples samples;
static char *outgoing; // all that a connection has on its way

static size_t bytes_to_send(const struct connection *connection) {
  const size_t most = message_bytes * in_flight;
  return connection->to_send < most ? connection->to_send : most;
}

static void fail_if_ended(ssize_t received) {
  if (received != 0) return;
  fprintf(stderr, "the server closed a connection\n");
  exit(1);
}

static void fail_of_patience(void) {
  fprintf(stderr, "no answer within %d ms on %d connections\n", kPatienceMs, busy);
  exit(1);
}

static void count(struct connection *connection, uint64_t now) {
  operations++;
  uint64_t *began_ns = &connection->began_ns[connection->next++ % in_flight];
  add_sample(&samples, now - *began_ns);
  *began_ns = now; // its successor goes out at once
}

// Answers how many messages came back whole.
static size_t count_whole(struct connection *connection, size_t bytes, uint64_t now) {
  size_t whole = 0;
  while (bytes >= connection->to_receive) {
    bytes -= connection->to_receive;
    connection->to_receive = message_bytes;
    count(connection, now);
    whole++;
  }
  connection->to_receive -= bytes;
  return whole;
}

static void begin(struct connection *connection) {
  const uint64_t now = now_ns();
  for (size_t i = 0; i < in_flight; i++) connection->began_ns[i] = now;
  connection->messages = in_flight;
  connection->to_send = message_bytes * in_flight;
  connection->to_receive = message_bytes;
  if (reconnects) open_connection(connection);
  else send_some(connection);
}

static void on_bytes(struct connection *connection, size_t bytes, uint64_t now) {
  const size_t whole = count_whole(connection, bytes, now);
  connection->messages -= whole;
  const int is_done = connection->messages == 0;
  if (is_done && reconnects) close_connection(connection);
  if (now >= until_ns) {
    if (is_done) busy--; // what was under way comes back still, and counts
  } else if (reconnects) {
    if (is_done) begin(connection);
  } else {
    connection->messages += whole;
    connection->to_send += whole * message_bytes;
    send_some(connection);
  }
}

static void run(uint64_t ms) {
  const uint64_t began_ns = now_ns();
  operations = 0;
  until_ns = began_ns + ms * 1000000u;
  busy = wanted;
  for (int i = 0; i < wanted; i++) begin(&connections[i]);
  while (busy > 0) await_events();
  const double seconds = (double)(now_ns() - began_ns) / 1e9;
  printf("{\"operations\":%llu,\"seconds\":%.6f,", (unsigned long long)operations, seconds);
  print_percentiles(&samples);
  printf("}\n");
  fflush(stdout);
}

// Backlogs are first in, first out: the echo of the last one tells that the server has accepted them all.
static void open_all(void) {
  for (int i = 0; i < wanted; i++) {
    connections[i].fd = connect_to(port, 0);
    watch(&connections[i]);
  }
  busy = 1;
  begin(&connections[wanted - 1]);
  while (busy > 0) await_events();
}

static void prepare(int argc, char **argv) {
  port = atoi(argv[1]);
  reconnects = strcmp(argv[2], "connect") == 0;
  wanted = atoi(argv[3]);
  message_bytes = argc > 4 ? (size_t)atol(argv[4]) : 1;
  in_flight = argc > 5 ? (size_t)atol(argv[5]) : 1;
  raise_file_limit();
  make_samples(&samples);
  outgoing = malloc(message_bytes * in_flight);
  connections = calloc((size_t)wanted, sizeof(*connections));
  uint64_t *began_ns = calloc((size_t)wanted * in_flight, sizeof(*began_ns));
  if (outgoing == NULL || connections == NULL || began_ns == NULL) fail("malloc");
  for (int i = 0; i < wanted; i++) connections[i].began_ns = began_ns + (size_t)i * in_flight;
  memset(outgoing, 'x', message_bytes * in_flight);
}

int main(int argc, char **argv) {
  if (argc < 4) {
    fprintf(stderr, "usage: %s <port> connect|echo|idle <connections> [<bytes> <in flight>]\n", argv[0]);
    return 2;
  }
  prepare(argc, argv);
  start();
  if (!reconnects) open_all();
  tell_ready();
  uint64_t ms;
  while (next_number(&ms)) run(ms);
  return 0;
}

#endif
