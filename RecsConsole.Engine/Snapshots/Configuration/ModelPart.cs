namespace RecsConsole.Engine.Snapshots;

/// <summary>The trained models that rank an opening, at most one of each kind; a snapshot without this part is ranked by the heuristic.</summary>
public sealed record ModelPart(IReadOnlyList<LogisticModel> Models)
{
    /// <summary>Name that decisions carry: the models' versions in the order of their kinds.</summary>
    public string Version => string.Join('+', Models.Select(model => model.Version));
}
