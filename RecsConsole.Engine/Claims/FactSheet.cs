using System.Globalization;

namespace RecsConsole.Engine.Claims;

/// <summary>Collects the facts and claims of one item; a claim can only refer to facts in the sheet.</summary>
internal sealed class FactSheet
{
    private readonly List<Fact> _facts = [];
    private readonly List<Claim> _claims = [];

    public IReadOnlyList<Fact> Facts => _facts;

    public IReadOnlyList<Claim> Claims => _claims;

    /// <summary>Adds a number.</summary>
    public void Count(string id, string type, string field, long value, params IReadOnlyList<string> sources) =>
        Add(id, type, field, value.ToString(CultureInfo.InvariantCulture), sources);

    /// <summary>Adds a day, in UTC.</summary>
    public void Day(string id, string field, DateTimeOffset at, string source) =>
        Add(id, FactTypes.Date, field, at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), source);

    /// <summary>Adds a fact unless its id is already there.</summary>
    public void Add(string id, string type, string field, string value, params IReadOnlyList<string> sources)
    {
        if (!Has(id))
        {
            _facts.Add(new(id, type, field, value, sources));
        }
    }

    /// <summary>Adds a claim: a template whose placeholders are filled by the facts with the same names.</summary>
    public void Claim(string template, params IReadOnlyList<string> facts) => _claims.Add(Bind(template, facts));

    /// <summary>A claim that is not among the item's reasons, such as the reason for its confidence.</summary>
    /// <exception cref="InvalidOperationException">A fact is not in the sheet.</exception>
    public Claim Bind(string template, params IReadOnlyList<string> facts)
    {
        var bound = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            bound.Add(
                fact,
                Has(fact) ? fact : throw new InvalidOperationException($"Claim '{template}' names the fact '{fact}', which is not there.")
            );
        }

        return new(template, bound);
    }

    /// <summary>Whether the sheet has a fact with this id.</summary>
    public bool Has(string id) => _facts.Exists(fact => string.Equals(fact.Id, id, StringComparison.Ordinal));
}
