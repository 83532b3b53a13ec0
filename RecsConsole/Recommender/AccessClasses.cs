using RecsConsole.Engine.Access;

namespace RecsConsole.Recommender;

/// <summary>
/// Objects grouped by what their permission depends on. A search asks the policy once per group instead of once per object, and tests the
/// group inside the scan.
/// </summary>
public sealed class AccessClasses
{
    private readonly int[] _classOf;
    private readonly List<AccessResource> _classes = [];

    public AccessClasses(IEnumerable<AccessResource> resources)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var classOf = new List<int>();
        foreach (var resource in resources)
        {
            var key = KeyOf(resource);
            if (!known.TryGetValue(key, out var number))
            {
                number = known[key] = _classes.Count;
                _classes.Add(resource);
            }

            classOf.Add(number);
        }

        _classOf = [.. classOf];
    }

    /// <summary>Which ordinals the subject may use.</summary>
    public Func<int, bool> PermittedFor(AccessCheck check, AccessOperation operation)
    {
        ArgumentNullException.ThrowIfNull(check);
        var permitted = new bool[_classes.Count];
        for (var i = 0; i < permitted.Length; i++)
        {
            permitted[i] = check.Decide(operation, _classes[i]).Permitted;
        }

        return ordinal => permitted[_classOf[ordinal]];
    }

    private static string KeyOf(AccessResource resource) =>
        string.Join(
            '|',
            resource.Classification,
            string.Join(',', resource.Regions),
            string.Join(',', resource.Acl.Select(entry => $"{entry.Kind}:{entry.Value}"))
        );
}
