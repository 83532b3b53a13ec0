using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.Policies.Effect;

/// <summary>The open cases that a policy, saved or not, would apply to, and what it would require, forbid and recommend there.</summary>
public sealed partial class PolicyEffect(PreviewPolicy previewPolicy, ActorProvider actors)
    : VersionEffect<PolicyContent, PolicyPreview>(actors)
{
    [Parameter, EditorRequired]
    public required PolicyChoices Choices { get; set; }

    /// <summary>Contradictions with other published policies, which block publishing.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, string>? Against { get; set; }

    protected override Task<Result<PolicyPreview>> PreviewAsync(Actor actor) => previewPolicy.RunAsync(actor, Text, Disposed);

    private string CountWords(PolicyCount count) =>
        count switch
        {
            { Ruling: PolicyRuling.Forbids } => Texts.CountForbidden.With(Choices.TitleOf(count.Action), count.Cases),
            { Ruling: PolicyRuling.Recommends } => Texts.CountRecommended.With(Choices.TitleOf(count.Action), count.Cases),
            { Done: 0 } => Texts.CountRequired.With(Choices.TitleOf(count.Action), count.Cases),
            _ => Texts.CountRequiredDone.With(Choices.TitleOf(count.Action), count.Cases, count.Done),
        };

    private IEnumerable<string> LinesOf(PolicyImpact impact)
    {
        foreach (var action in impact.Requires)
        {
            yield return impact.Stuck.Contains(action, StringComparer.Ordinal)
                ? Texts.WouldRequireNotPossible.With(Choices.TitleOf(action))
                : Texts.WouldRequire.With(Choices.TitleOf(action));
        }

        foreach (var action in impact.IsDone)
        {
            yield return Texts.RequiredAndDone.With(Choices.TitleOf(action));
        }

        foreach (var action in impact.Forbids)
        {
            yield return Texts.WouldForbid.With(Choices.TitleOf(action));
        }

        foreach (var action in impact.Recommends)
        {
            yield return impact.Stuck.Contains(action, StringComparer.Ordinal)
                ? Texts.WouldRecommendNotPossible.With(Choices.TitleOf(action))
                : Texts.WouldRecommend.With(Choices.TitleOf(action));
        }
    }
}
