using Microsoft.AspNetCore.Components;
using RecsConsole.Recommender.Evidence;

namespace RecsConsole.Features.Recommendations.Evidence;

/// <summary>The rows behind a reason or a number, page by page.</summary>
public sealed partial class EvidenceList
{
    private const int FirstPage = 10;
    private const int NextPage = 50;

    private int _shown = FirstPage;
    private List<EvidenceLine> _listed = [];
    private List<EvidenceLine> _rest = [];

    [Parameter, EditorRequired]
    public required IReadOnlyList<EvidenceLine> Lines { get; set; }

    private string MoreWords =>
        _listed.Count - _shown <= NextPage ? Texts.ShowAll.With(_listed.Count) : Texts.ShowMoreOf.With(NextPage, _listed.Count);

    protected override void OnParametersSet() =>
        (_listed, _rest) = ([.. Lines.Where(line => !line.IsRest)], [.. Lines.Where(line => line.IsRest)]);
}
