namespace RecsConsole.Engine.Snapshots;

/// <summary>The trained models that rank an opening, at most one of each kind; a snapshot without this part is ranked by the heuristic.</summary>
public sealed record ModelPart(IReadOnlyList<LogisticModel> Models)
{
    /// <summary>Name that decisions carry: the models' versions in the order of their kinds.</summary>
    public string Version => string.Join('+', Models.Select(model => model.Version));

    /// <summary>Why this engine cannot rank with the part; null when it can.</summary>
    public string? Problem()
    {
        if (Models.Count == 0)
        {
            return "The model part holds no model.";
        }

        if (!Models.Zip(Models.Skip(1)).All(pair => pair.First.Kind < pair.Second.Kind))
        {
            return "The model part holds two models of one kind, or not in the order of kinds.";
        }

        foreach (var model in Models)
        {
            if (model.Problem() is { } problem)
            {
                return $"The model '{model.Version}' cannot rank: {problem}.";
            }
        }

        return null;
    }
}
