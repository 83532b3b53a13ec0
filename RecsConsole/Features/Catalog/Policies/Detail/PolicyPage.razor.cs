using Microsoft.AspNetCore.Components;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.Policies.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies.Detail;

/// <summary>The page of a policy: versions, life cycle, effect on open cases, and history. Reloads when someone changes it.</summary>
public sealed partial class PolicyPage(ReadPolicy readPolicy, VersionLife<PolicyRow, PolicyContent> life, ListMemory<PolicyFilter> memory)
{
    /// <summary>The reader's time zone; UTC when none is supplied.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    protected override Task<Result<PolicyView>> ReadAsync(Actor actor, string question) => readPolicy.RunAsync(actor, question, Disposed);

    private List<string> NotesOf(PolicyView view)
    {
        List<string> notes = [];
        if (view.Against.Count > 0)
        {
            notes.Add(Texts.CannotBePublishedYet.With(view.Newest.Version, PolicyRules.Describe(view.Against)));
        }

        if (view is { HasGap: true, Published: { } ending, Pending: { } next })
        {
            var begins = PolicyLabels.Instant(next.Text.EffectiveFrom, Zone);
            notes.Add(Texts.NothingRulesInBetween.With(ending.Version, next.Version, begins));
        }

        return notes;
    }

    private static string EditAddress(PolicyView view) => PolicyFilter.AddressOf(view.Key) + "/edit";

    private static string RetireConsequence(PolicyView view) => Texts.RetirePolicyConsequence.With(view.Actions, view.Documents);
}
