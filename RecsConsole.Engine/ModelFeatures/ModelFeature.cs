using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>One column of ranker input: its name, its unit and its value for each kind of candidate that has it.</summary>
public sealed class ModelFeature
{
    private readonly Func<ActionInput, long>? _ofAction;
    private readonly Func<DocumentInput, long>? _ofDocument;
    private readonly Func<ExpertInput, long>? _ofExpert;

    /// <summary>A feature; a kind without a function does not have it.</summary>
    /// <exception cref="ArgumentException">The name is that of a protected attribute.</exception>
    internal ModelFeature(
        string name,
        FeatureUnit unit,
        Func<ActionInput, long>? action = null,
        Func<DocumentInput, long>? document = null,
        Func<ExpertInput, long>? expert = null
    )
    {
        FeatureDenyList.Refuse([name]);
        (Name, Unit, _ofAction, _ofDocument, _ofExpert) = (name, unit, action, document, expert);
    }

    /// <summary>Name of the column, as matrices and stored models have it. A tenant's deny list matches its words.</summary>
    public string Name { get; }

    /// <summary>What the value means.</summary>
    public FeatureUnit Unit { get; }

    /// <summary>Whether candidates of a kind have the feature.</summary>
    public bool IsOf(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => _ofAction is not null,
            SlateKind.Document => _ofDocument is not null,
            _ => _ofExpert is not null,
        };

    /// <summary>A feature that every candidate has, computed in the same way.</summary>
    internal static ModelFeature OfAll(string name, FeatureUnit unit, Func<FeatureInput, long> value) =>
        new(name, unit, value, value, value);

    /// <summary>The value for a candidate, kept within 0 to 1, scaled by 1,000,000.</summary>
    internal long ValueOf(FeatureInput input)
    {
        var value = input switch
        {
            ActionInput action => _ofAction!(action),
            DocumentInput document => _ofDocument!(document),
            _ => _ofExpert!((ExpertInput)input),
        };
        return Math.Clamp(value, 0, FixedPoint.One);
    }
}
