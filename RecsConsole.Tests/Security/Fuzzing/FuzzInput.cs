using System.Text;

namespace RecsConsole.Tests.Security.Fuzzing;

/// <summary>Bytes of somebody who means no good.</summary>
/// <param name="folder">For parsers that read files.</param>
internal sealed class FuzzInput(byte[] bytes, string folder)
{
    public byte[] Bytes => bytes;

    /// <summary>As a web server decodes it: what is no UTF-8 is replaced.</summary>
    public string Text => Encoding.UTF8.GetString(bytes);

    public MemoryStream Open() => new(bytes, writable: false);

    /// <summary>The path of a file with the bytes.</summary>
    public string ToFile(string name) => ToFile(name, bytes);

    /// <summary>The path of another file beside it.</summary>
    public string ToFile(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
