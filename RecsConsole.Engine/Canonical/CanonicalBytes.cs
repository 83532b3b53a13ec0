using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RecsConsole.Engine.Canonical;

/// <summary>
/// The canonical bytes of a value in a pooled buffer: one recommendation hashes and compresses many outcomes, and none of them needs its
/// own array. Valid until disposed.
/// </summary>
public sealed class CanonicalBytes : IDisposable
{
    // Larger buffers are not pooled; one recommendation needs far less.
    private const int LargestKept = 4 << 20;

    [ThreadStatic]
    private static CanonicalBytes? t_free;

    private readonly ArrayBufferWriter<byte> _buffer = new(64 << 10);
    private readonly Utf8JsonWriter _writer;

    private CanonicalBytes() =>
        _writer = new(
            _buffer,
            new JsonWriterOptions
            {
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // as in CanonicalJson
                SkipValidation = true,
            }
        );

    /// <summary>The same bytes as <see cref="CanonicalJson.Serialize{T}"/>.</summary>
    public ReadOnlySpan<byte> Span => _buffer.WrittenSpan;

    /// <summary>Writes a value.</summary>
    /// <exception cref="NotSupportedException">A member's type has no canonical form.</exception>
    public static CanonicalBytes From<T>(T value)
    {
        var bytes = t_free ?? new();
        t_free = null;
        bytes._buffer.ResetWrittenCount();
        bytes._writer.Reset(bytes._buffer);
        CanonicalJson.Write(bytes._writer, value);
        bytes._writer.Flush();
        return bytes;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_buffer.Capacity <= LargestKept)
        {
            t_free = this;
        }
    }
}
