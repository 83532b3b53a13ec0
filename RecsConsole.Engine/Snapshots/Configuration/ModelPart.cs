namespace RecsConsole.Engine.Snapshots;

/// <summary>The trained models that rank, at most one of each kind; a snapshot without this part is ranked by the heuristic.</summary>
/// <param name="Models">The logistic models.</param>
public sealed record ModelPart(IReadOnlyList<LogisticModel> Models)
{
    /// <summary>The tree models; null when there are none.</summary>
    public IReadOnlyList<TreeModel>? Trees { get; init; }

    /// <summary>All models, in the order of their kinds.</summary>
    public IEnumerable<RankerModel> All => Models.Concat<RankerModel>(Trees ?? []).OrderBy(model => model.Kind);

    /// <summary>Version in decisions: the models' versions in the order of their kinds.</summary>
    public string Version => string.Join('+', All.Select(model => model.Version));

    /// <summary>A part with models of any form.</summary>
    public static ModelPart From(params IEnumerable<RankerModel> models)
    {
        var ordered = models.OrderBy(model => model.Kind).ToList();
        var trees = ordered.OfType<TreeModel>().ToList();
        return new([.. ordered.OfType<LogisticModel>()]) { Trees = trees.Count > 0 ? trees : null };
    }
}
