namespace RecsConsole.Platform.Secrets;

/// <summary>The mounts of this process, in the form of proc(5), mountinfo. Elsewhere there are none, and nothing is read-only.</summary>
public sealed class MountTable(IReadOnlyList<string> lines)
{
    private const string Source = "/proc/self/mountinfo";
    private const int PointColumn = 4;
    private const int OptionsColumn = 5;
    private const string Space = @"\040";

    public static MountTable Read() => new(File.Exists(Source) ? File.ReadAllLines(Source) : []);

    /// <summary>Whether the mount that a path lies on can be written by nobody.</summary>
    public bool IsReadOnly(string path)
    {
        var mount = lines
            .Select(line => line.Split(' '))
            .Where(columns => columns.Length > OptionsColumn && Contains(columns[PointColumn], path))
            .OrderBy(columns => columns[PointColumn].Length)
            .LastOrDefault(); // of two at one place, the later one covers the other
        return mount is not null && mount[OptionsColumn].Split(',').Contains("ro", StringComparer.Ordinal);
    }

    private static bool Contains(string written, string path)
    {
        var point = written.Replace(Space, " ", StringComparison.Ordinal).TrimEnd('/') + "/";
        return $"{path.TrimEnd('/')}/".StartsWith(point, StringComparison.Ordinal);
    }
}
