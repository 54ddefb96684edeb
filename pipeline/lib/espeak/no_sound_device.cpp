// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of libpcaudio, eSpeak NG's way to a sound device, for a program that takes samples only.
// espeak_Initialize opens a device in every mode: with the real library it would start PulseAudio's thread,
// map its 64 MB and call at its server. Here it is told that there is no device, which eSpeak NG accepts. The
// link option -soname in pipeline/CMakeLists.txt says that this program is libpcaudio, so that the real one
// and the 30 shared objects behind it are not even loaded: that halves the start of a voice server (20 ms of
// CPU, now 10). Where a linker or loader ignores the option, these functions are still found before the real
// ones.

// NOLINTBEGIN(readability-identifier-naming)
extern "C" {
[[gnu::visibility("default")]] void *create_audio_device_object(const char *, const char *, const char *) {
    return nullptr;
}
// Never called, for there is no object.
[[gnu::visibility("default")]] int audio_object_open(void *, int, unsigned, unsigned char) {
    return -1;
}
[[gnu::visibility("default")]] void audio_object_close(void *) {}
[[gnu::visibility("default")]] void audio_object_destroy(void *) {}
[[gnu::visibility("default")]] int audio_object_write(void *, const void *, unsigned long) {
    return -1;
}
[[gnu::visibility("default")]] int audio_object_drain(void *) {
    return -1;
}
[[gnu::visibility("default")]] int audio_object_flush(void *) {
    return -1;
}
[[gnu::visibility("default")]] const char *audio_object_strerror(void *, int) {
    return "no sound device";
}
}
// NOLINTEND(readability-identifier-naming)
