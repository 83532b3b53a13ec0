using Microsoft.AspNetCore.Components;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Similar;

/// <summary>The similar cases of a decision: why each is similar, how it ended, what was done, and what has changed since.</summary>
public sealed partial class SimilarCases(ReadSharedTerms readSharedWords, ActorProvider actors)
{
    private IReadOnlyList<ShownSimilarCase>? _read;
    private IReadOnlyDictionary<Guid, IReadOnlyList<string>>? _words;
    private SimilarReasons _why = new([], null);
    private (IReadOnlyList<ShownSimilarCase>, ShownProduct?, string?, SimilarReasons) _shown;

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ShownSimilarCase> Cases { get; set; }

    /// <summary>The product or service that the case probably concerns; null when it names one.</summary>
    [Parameter]
    public ShownProduct? Likely { get; set; }

    /// <summary>How many of the found cases are not counted, in words.</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <summary>What "ended well" means of them.</summary>
    [Parameter]
    public string? GoodEnding { get; set; }

    // The longest part of the page, and the page renders for every press.
    protected override bool ShouldRender()
    {
        var before = _shown;
        _shown = (Cases, Likely, Note, _why);
        return before != _shown;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_read, Cases) || Cases.Count == 0)
        {
            return;
        }

        var asked = _read = Cases;
        _why = new(asked, _words);
        var actor = await actors.GetAsync(Disposed);
        var result = await readSharedWords.RunAsync(actor, CaseId, [.. asked.Select(similar => similar.Id)], Disposed);
        if (ReferenceEquals(asked, _read))
        {
            _words = result.Value?.Words ?? _words; // the rest of the panel works without them
            _why = new(asked, _words);
        }
    }
}
