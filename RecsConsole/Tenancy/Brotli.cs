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

    // room for what usually comes out, so that nothing has to be copied while it grows
    private const int UsualRatio = 8;
    private const int SmallestRoom = 4_096;
    private const int LargestRoom = 1_048_576;

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
    public static byte[] Decompress(byte[] bytes) => Read(bytes, content => content.ToArray());

    /// <summary>Reads from the decompressed bytes, which are gone afterwards: nothing of the result may point at them.</summary>
    /// <exception cref="InvalidDataException">The bytes are not valid Brotli.</exception>
    public static T Read<T>(byte[] bytes, Func<ReadOnlyMemory<byte>, T> read)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(read);
        if (bytes.Length == 0)
        {
            return read(default); // an erased value
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp((long)bytes.Length * UsualRatio, SmallestRoom, LargestRoom));
        var decoder = new BrotliDecoder();
        try
        {
            var (taken, length) = (0, 0);
            while (true)
            {
                var status = decoder.Decompress(bytes.AsSpan(taken), buffer.AsSpan(length), out var consumed, out var written);
                (taken, length) = (taken + consumed, length + written);
                if (status == OperationStatus.Done)
                {
                    return read(buffer.AsMemory(0, length));
                }

                buffer =
                    status == OperationStatus.DestinationTooSmall
                        ? Grown(buffer, length)
                        : throw new InvalidDataException("The bytes are not valid Brotli.");
            }
        }
        finally
        {
            decoder.Dispose();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // A larger buffer with the same beginning; the smaller one is given back.
    private static byte[] Grown(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
