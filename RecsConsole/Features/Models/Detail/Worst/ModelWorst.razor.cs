using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;

namespace RecsConsole.Features.Models.Detail.Worst;

/// <summary>The worst cases of a model's test period.</summary>
public sealed partial class ModelWorst(ReadWorstCases readWorstCases)
{
    private WorstCasesView? _view;
    private Error? _error;
    private string? _read;

    [Parameter, EditorRequired]
    public required string Version { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        // a version's report never changes, but what the reader may see of it is checked whenever the page opens
        if (!string.Equals(_read, Version, StringComparison.Ordinal))
        {
            _read = Version;
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        var result = await readWorstCases.RunAsync(await ActorAsync(), Version, Disposed);
        (_view, _error) = (result.Value, result.Error);
    }

    private static string AddressOf(WorstCaseLine line) =>
        line.DecisionId is { } id ? $"/decisions/{id:D}" : $"/cases/{Uri.EscapeDataString(line.CaseKey)}";

    private static string NameOf(string kind) =>
        kind switch
        {
            WorstKind.RankedLow => Texts.WorstRankedLow,
            WorstKind.ConfidentAndWrong => Texts.WorstConfident,
            WorstKind.RequiredMissed => Texts.WorstRequired,
            _ => Texts.WorstNotEligible,
        };

    private static string HintOf(string kind) =>
        kind switch
        {
            WorstKind.RankedLow => Texts.WorstRankedLowHint,
            WorstKind.ConfidentAndWrong => Texts.WorstConfidentHint,
            WorstKind.RequiredMissed => Texts.WorstRequiredHint,
            _ => Texts.WorstNotEligibleHint,
        };

    private static string WhyOf(WorstCaseLine line)
    {
        var said = new List<string>();
        if (line.Kind is WorstKind.RankedLow or WorstKind.ConfidentAndWrong)
        {
            said.Add(line.Rank is { } rank ? Texts.WorstRank.With(rank) : Texts.WorstNoRank);
        }

        if (line.Chance is { } chance)
        {
            said.Add(Texts.WorstChance.With(Math.Round(100 * chance)));
        }

        if (line.Kind is WorstKind.RequiredMissed or WorstKind.NotEligible)
        {
            said.AddRange(line.Reasons.Count > 0 ? line.Reasons : [Texts.WorstNotProposed]);
        }

        return string.Join(", ", said);
    }
}
