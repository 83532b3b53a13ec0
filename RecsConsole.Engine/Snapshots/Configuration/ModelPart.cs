namespace RecsConsole.Engine.Snapshots;

/// <summary>The trained models that rank, at most one of each kind; a snapshot without this part is ranked by the heuristic.</summary>
public sealed record ModelPart(IReadOnlyList<LogisticModel> Models)
{
    /// <summary>Version in decisions: the models' versions in the order of their kinds.</summary>
    public string Version => string.Join('+', Models.Select(model => model.Version));
}
