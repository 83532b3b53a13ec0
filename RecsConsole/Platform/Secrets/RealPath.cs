namespace RecsConsole.Platform.Secrets;

/// <summary>Where a path leads to when the links in all of its parts are followed, as the mount table names it.</summary>
public static class RealPath
{
    private const int MaxLinks = 40; // as the kernel has it

    /// <param name="path">A full path of a system that separates parts with a slash.</param>
    /// <exception cref="IOException">The links go round in a circle.</exception>
    public static string Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var real = "/";
        var rest = new Stack<string>();
        Push(rest, path);
        for (var links = 0; rest.TryPop(out var part); )
        {
            if (part is "..")
            {
                real = Path.GetDirectoryName(real) ?? "/";
                continue;
            }

            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                throw new IOException($"Too many links: '{path}'.");
            }

            real = target.StartsWith('/') ? "/" : real;
            Push(rest, target);
        }

        return real;
    }

    private static void Push(Stack<string> rest, string path)
    {
        foreach (var part in path.Split('/').Where(each => each is not ("" or ".")).Reverse())
        {
            rest.Push(part);
        }
    }
}
