using RecsConsole.Engine.Access;

namespace RecsConsole.Access;

/// <summary>Which of an index's objects a grant can name, by ordinal: a grant opens one object, whatever its access class.</summary>
internal sealed class GrantableObjects
{
    private readonly Dictionary<int, Guid> _cases = [];
    private readonly Dictionary<int, string> _documents = [];

    public void Add(int ordinal, AccessResource resource)
    {
        if (resource.CaseId is { } id)
        {
            _cases[ordinal] = id;
        }

        if (resource.DocumentKey is { } key)
        {
            _documents[ordinal] = key;
        }
    }

    /// <summary>Ordinals of the objects that the grants name.</summary>
    public IEnumerable<int> NamedBy(IReadOnlyList<AccessGrant> grants)
    {
        var ids = grants.Select(grant => grant.CaseId).OfType<Guid>().ToHashSet();
        var keys = grants.Select(grant => grant.DocumentKey).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
        [
            .. ids.Count == 0 ? [] : _cases.Where(each => ids.Contains(each.Value)).Select(each => each.Key),
            .. keys.Count == 0 ? [] : _documents.Where(each => keys.Contains(each.Value)).Select(each => each.Key),
        ];
    }

    /// <summary>The resource of one object: what its access class has in common, with the object's own id or key.</summary>
    public AccessResource Name(int ordinal, AccessResource group) =>
        group with
        {
            CaseId = _cases.TryGetValue(ordinal, out var id) ? id : null,
            DocumentKey = _documents.GetValueOrDefault(ordinal),
        };
}
