using Microsoft.AspNetCore.Components;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Similar;

/// <summary>The similar cases of a decision: why each is similar, how it ended, what was done, and what has changed since.</summary>
public sealed partial class SimilarCases(ReadSharedTerms readSharedWords, ActorProvider actors)
{
    private IReadOnlyList<ShownSimilarCase>? _read;
    private SharedWordsOfCases? _shared;

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ShownSimilarCase> Cases { get; set; }

    /// <summary>How many of the found cases are not counted, in words.</summary>
    [Parameter]
    public string? Note { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_read, Cases) || Cases.Count == 0)
        {
            return;
        }

        var asked = _read = Cases;
        var actor = await actors.GetAsync(Disposed);
        var result = await readSharedWords.RunAsync(actor, CaseId, [.. asked.Select(similar => similar.Id)], Disposed);
        if (ReferenceEquals(asked, _read))
        {
            _shared = result.Value ?? _shared; // the rest of the panel works without it
        }
    }

    private string WhyOf(ShownSimilarCase similar)
    {
        var words = _shared?.Words.GetValueOrDefault(similar.Id) ?? [];
        var why = words.Count == 0 ? similar.Why : [Texts.BothSay.With(string.Join(", ", words)), .. similar.Why];
        return why.Count == 0 ? Texts.SimilarSteps : string.Join(" · ", why);
    }
}
