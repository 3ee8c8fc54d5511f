# The default build (node-gyp). What is compiled is listed in native/sources.json, for this file and for CMakeLists.txt.
#
# build/Release/syssock.node is the addon. With --syssock_testing=1 there is build/Release/syssock_testing.node beside it:
# the same addon with the scripted and the fault-injecting kernels of native/testing. Everything but native/addon.cc is
# compiled once for both.
{
  'variables': {
    'syssock_testing%': 0,
  },
  'target_defaults': {
    'include_dirs': [
      'native',
      "<!(node -p \"require('node-addon-api').include_dir\")",
    ],
    'defines': [
      'NAPI_VERSION=8',
      'NODE_ADDON_API_DISABLE_CPP_EXCEPTIONS',
      'NODE_ADDON_API_DISABLE_DEPRECATED',
      # A worker that is terminated in the midst of a call cannot throw any more: without this the whole process aborts.
      'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
    ],
    # Node's own flags say -std=gnu++17 or 20 by release, and silence a warning that is wanted here.
    'cflags!': ['-Wno-unused-parameter'],
    'cflags': ['-Wall', '-Wextra', '-fvisibility=hidden'],
    'cflags_cc!': ['-std=gnu++17', '-std=gnu++20', '-fexceptions'],
    'cflags_cc': ['-std=c++17', '-fno-exceptions', '-fvisibility-inlines-hidden'],
    'xcode_settings': {
      'CLANG_CXX_LANGUAGE_STANDARD': 'c++17',
      'CLANG_CXX_LIBRARY': 'libc++',
      'GCC_ENABLE_CPP_EXCEPTIONS': 'NO',
      'GCC_SYMBOLS_PRIVATE_EXTERN': 'YES',
      'GCC_INLINES_ARE_PRIVATE_EXTERN': 'YES',
      'MACOSX_DEPLOYMENT_TARGET': '10.15',
      'OTHER_CPLUSPLUSFLAGS': ['-Wall', '-Wextra'],
    },
    'msvs_settings': {
      'VCCLCompilerTool': {
        'ExceptionHandling': 0,
        'WarningLevel': 3,
        'AdditionalOptions': ['/std:c++17', '/utf-8', '/permissive-'],
      },
    },
    'conditions': [
      ['OS=="linux"', {
        # What runs once a message is executed cold, between two system calls: less code beats more of it unrolled.
        'cflags!': ['-O3'],
        'cflags': ['-O2', '<!@(node scripts/lto-flags.cjs)'],
        'ldflags': ['<!@(node scripts/lto-flags.cjs)'],
      }],
      ['OS=="win"', {
        'defines': ['NOMINMAX', 'WIN32_LEAN_AND_MEAN', '_HAS_EXCEPTIONS=0', '_WIN32_WINNT=0x0A00'],
      }],
    ],
  },
  'targets': [
    {
      'target_name': 'syssock_core',
      'type': 'static_library',
      'win_delay_load_hook': 'false',
      'sources': ['<!@(node scripts/list-sources.cjs <(OS) --part core)'],
    },
    {
      'target_name': 'syssock',
      'dependencies': ['syssock_core'],
      'sources': ['<!@(node scripts/list-sources.cjs <(OS) --part entry)'],
      'conditions': [
        ['OS=="win"', { 'libraries': ['-lws2_32.lib', '-liphlpapi.lib'] }],
      ],
    },
  ],
  'conditions': [
    ['syssock_testing==1', {
      'targets': [
        {
          'target_name': 'syssock_testing',
          'dependencies': ['syssock_core'],
          'defines': ['SYSSOCK_TESTING'],
          'sources': [
            '<!@(node scripts/list-sources.cjs <(OS) --part entry)',
            '<!@(node scripts/list-sources.cjs <(OS) --part testing)',
          ],
          'conditions': [
            ['OS=="win"', { 'libraries': ['-lws2_32.lib', '-liphlpapi.lib'] }],
          ],
        },
      ],
    }],
  ],
}
