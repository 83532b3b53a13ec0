using System.Buffers;
using System.IO.Compression;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Tenancy;

/// <summary>Compresses stored canonical bytes. Hashes are always of the uncompressed bytes, so the method may change.</summary>
public static class Brotli
{
    // Level 4 of 11: snapshots shrink to a fifth at about 100 MB/s; higher levels cost more than the bytes they save.
    private const int Quality = 4;
    private const int Window = 18;

    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length));
        try
        {
            return BrotliEncoder.TryCompress(bytes, buffer, out var written, Quality, Window)
                ? buffer[..written]
                : throw new InvalidOperationException("The bytes could not be compressed.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The canonical bytes of a value, compressed.</summary>
    public static byte[] CompressValue<T>(T value)
    {
        using var bytes = CanonicalBytes.From(value);
        return Compress(bytes.Span);
    }

    /// <exception cref="InvalidDataException">The bytes are not valid Brotli.</exception>
    public static byte[] Decompress(byte[] bytes)
    {
        using var source = new MemoryStream(bytes);
        using var brotli = new BrotliStream(source, CompressionMode.Decompress);
        using var result = new MemoryStream();
        brotli.CopyTo(result);
        return result.ToArray();
    }
}
