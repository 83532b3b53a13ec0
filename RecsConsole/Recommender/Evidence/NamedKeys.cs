using RecsConsole.Engine.Claims;

namespace RecsConsole.Recommender.Evidence;

/// <summary>
/// The steps, policies and playbooks that an item's references and facts name: only their titles are read, so that explaining an item of a
/// large catalog takes no longer than one of a small catalog.
/// </summary>
/// <param name="Actions">Keys of steps; may hold words that are no key, such as states.</param>
/// <param name="Policies">Keys of policies.</param>
/// <param name="Playbooks">Keys of playbooks.</param>
internal sealed record NamedKeys(List<string> Actions, List<string> Policies, List<string> Playbooks)
{
    private const char Between = ':';
    private const char Then = '>';
    private const char And = ',';

    /// <param name="sources">References, such as "policy:key:version" or "next:state:step>step".</param>
    /// <param name="facts">The facts that sentences use.</param>
    public static NamedKeys In(IReadOnlyList<string> sources, IReadOnlyList<Fact> facts)
    {
        var actions = KeysIn(facts, FactTypes.Steps);
        var policies = KeysIn(facts, FactTypes.Policy);
        var playbooks = KeysIn(facts, FactTypes.Playbook);
        foreach (var parts in sources.Where(source => EvidenceSources.CaseIdOf(source) is null).Select(source => source.Split(Between)))
        {
            switch (parts)
            {
                case ["policy", var key, ..]:
                    policies.Add(key);
                    break;
                case ["playbook", var key, ..]:
                    playbooks.Add(key);
                    break;
                case ["document" or "skill" or "person" or "snapshot" or "plan" or "together", ..]:
                    break;
                default: // a path, as in "path:step>step"
                    actions.UnionWith(parts.Skip(1).SelectMany(part => part.Split(Then)));
                    break;
            }
        }

        return new([.. actions], [.. policies], [.. playbooks]);
    }

    private static HashSet<string> KeysIn(IReadOnlyList<Fact> facts, string type) =>
        facts
            .Where(fact => string.Equals(fact.Type, type, StringComparison.Ordinal))
            .SelectMany(fact => fact.Value.Split(And))
            .ToHashSet(StringComparer.Ordinal);
}
