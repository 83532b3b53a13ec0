using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Security.Leaks;

/// <summary>
/// Objects that an actor may not see, by key and id, with the properties that access depends on: the only thing a scrambled object keeps.
/// </summary>
internal sealed record HiddenObjects(Dictionary<string, AccessResource> Documents, Dictionary<Guid, AccessResource> Cases)
{
    public int Count => Documents.Count + Cases.Count;

    /// <summary>The only object, such as document:refunds; null when there are several.</summary>
    public string? Single =>
        (Documents.Count, Cases.Count) switch
        {
            (1, 0) => $"document:{Documents.Keys.Single()}",
            (0, 1) => $"case:{Cases.Keys.Single():D}",
            _ => null,
        };

    /// <summary>A slice of them, in a stable order.</summary>
    public HiddenObjects Range(int start, int count)
    {
        var documents = Documents.OrderBy(each => each.Key, StringComparer.Ordinal).ToList();
        var cases = Cases.OrderBy(each => each.Key).ToList();
        return new(
            new(documents.Skip(start).Take(count), StringComparer.Ordinal),
            new(cases.Skip(Math.Max(0, start - documents.Count)).Take(count - Math.Clamp(documents.Count - start, 0, count)))
        );
    }

    /// <summary>At most this many of each kind.</summary>
    public HiddenObjects AtMost(int max) =>
        new(
            new(Documents.OrderBy(each => each.Key, StringComparer.Ordinal).Take(max), StringComparer.Ordinal),
            new(Cases.OrderBy(each => each.Key).Take(max))
        );
}
