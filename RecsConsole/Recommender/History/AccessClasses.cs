using System.Text;
using RecsConsole.Access;
using RecsConsole.Engine.Access;

namespace RecsConsole.Recommender.History;

/// <summary>
/// Access classes: objects grouped by everything that permission for one operation depends on. A search asks the policy once per class
/// instead of once per object, and tests the class inside the scan.
/// </summary>
public sealed class AccessClasses
{
    private readonly AccessOperation _operation;
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly List<AccessResource> _classes = [];
    private readonly List<int> _classOf = [];
    private readonly GrantableObjects _objects = new();

    public AccessClasses(AccessOperation operation) => _operation = operation;

    public AccessClasses(AccessOperation operation, IEnumerable<AccessResource> resources)
        : this(operation)
    {
        ArgumentNullException.ThrowIfNull(resources);
        foreach (var resource in resources)
        {
            Add(resource);
        }
    }

    /// <summary>Number of access classes.</summary>
    public int Count => _classes.Count;

    /// <summary>Adds an object; its ordinal is the number of objects added before it. Must not be called after the first check.</summary>
    public void Add(AccessResource resource)
    {
        var reduced = Reduced(_operation, resource);
        var key = KeyOf(reduced);
        if (!_known.TryGetValue(key, out var number))
        {
            number = _known[key] = _classes.Count;
            _classes.Add(reduced);
        }

        _objects.Add(_classOf.Count, resource);
        _classOf.Add(number);
    }

    /// <summary>Whether two objects are in one access class for this operation.</summary>
    public static bool AreAlike(AccessOperation operation, AccessResource one, AccessResource other) =>
        string.Equals(KeyOf(Reduced(operation, one)), KeyOf(Reduced(operation, other)), StringComparison.Ordinal);

    // ids that a grant can name are kept outside the class: a grant opens one object, not the whole class
    private static AccessResource Reduced(AccessOperation operation, AccessResource resource) =>
        AccessPolicy.RelevantFacts(operation, resource) with
        {
            CaseId = null,
            DocumentKey = null,
            Key = null,
            Revision = null,
        };

    /// <summary>The access class of an object.</summary>
    public int ClassOf(int ordinal) => _classOf[ordinal];

    /// <summary>
    /// Tests which ordinals the subject may use. Computed for every search and never cached, so that a revoked right takes effect at once.
    /// </summary>
    public Func<int, bool> PermittedFor(AccessCheck check)
    {
        var permitted = PermittedClasses(check);
        var granted = Granted(check);
        return granted is null
            ? ordinal => permitted[_classOf[ordinal]]
            : ordinal => permitted[_classOf[ordinal]] || granted.Contains(ordinal);
    }

    // A grant opens one object, not its class. Null without grants, the usual case.
    private HashSet<int>? Granted(AccessCheck check)
    {
        if (check.Subject.Grants is not { } grants)
        {
            return null;
        }

        var granted = new HashSet<int>();
        foreach (var ordinal in _objects.NamedBy(grants))
        {
            var resource = _objects.Name(ordinal, _classes[_classOf[ordinal]]);
            if (check.Decide(_operation, resource).Permitted)
            {
                granted.Add(ordinal);
            }
        }

        return granted;
    }

    /// <summary>Which access classes the subject may use, by class number.</summary>
    public bool[] PermittedClasses(AccessCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        var permitted = new bool[_classes.Count];
        for (var i = 0; i < permitted.Length; i++)
        {
            permitted[i] = check.Decide(_operation, _classes[i]).Permitted;
        }

        return permitted;
    }

    /// <summary>Key of a set of permitted classes: what is summed over them is the same for all readers with the same set.</summary>
    internal static string KeyOf(bool[] permitted) =>
        string.Create(
            permitted.Length,
            permitted,
            static (text, classes) =>
            {
                for (var i = 0; i < text.Length; i++)
                {
                    text[i] = classes[i] ? '1' : '0';
                }
            }
        );

    /// <summary>
    /// Key of all facts the policy may use, each text preceded by its length, so that different resources never share a key.
    /// </summary>
    internal static string KeyOf(AccessResource resource)
    {
        var key = new StringBuilder();
        key.Append((int)resource.Kind).Append('|').Append(resource.Classification).Append('|');
        Append(key, resource.Id.ToString("N"));
        Append(key, resource.TenantId.ToString("N"));
        Append(key, resource.AssignedPersonId?.ToString("N"));
        Append(key, resource.RequestedById?.ToString("N"));
        Append(key, resource.RequiredRole);
        Append(key, resource.Regions, each => each);
        Append(key, resource.Teams, each => each);
        Append(key, resource.ConflictPersonIds, each => each.ToString("N"));
        Append(key, resource.Acl, each => $"{(int)each.Kind}:{each.ExpiresAt?.UtcTicks}:{each.Value}");
        return key.ToString();
    }

    private static void Append<T>(StringBuilder key, IReadOnlyList<T> items, Func<T, string> textOf)
    {
        key.Append(items.Count).Append('|');
        for (var i = 0; i < items.Count; i++)
        {
            Append(key, textOf(items[i]));
        }
    }

    private static void Append(StringBuilder key, string? text) => key.Append(text?.Length ?? -1).Append(':').Append(text);
}
