using System.IO.Compression;

namespace RecsConsole.Tests.Security.Fuzzing;

/// <summary>Changes what is packed in a ZIP archive, such as a Word file, and packs it again.</summary>
internal static class ZipParts
{
    private static readonly DateTimeOffset s_written = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static bool IsZip(byte[] bytes) => bytes.AsSpan().StartsWith("PK\u0003\u0004"u8);

    /// <summary>The archive with one part changed.</summary>
    public static byte[] Change(byte[] zip, Random random, Func<byte[], byte[]> change)
    {
        using var source = new ZipArchive(new MemoryStream(zip, writable: false), ZipArchiveMode.Read);
        using var changed = new MemoryStream();
        var chosen = random.Next(source.Entries.Count);
        using (var target = new ZipArchive(changed, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < source.Entries.Count; i++)
            {
                var content = Content(source.Entries[i]);
                var entry = target.CreateEntry(source.Entries[i].FullName, CompressionLevel.Fastest);
                entry.LastWriteTime = s_written;
                using var stream = entry.Open();
                stream.Write(i == chosen ? change(content) : content);
            }
        }

        return changed.ToArray();
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
