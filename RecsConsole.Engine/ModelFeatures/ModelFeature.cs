using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>One column of ranker input: its name, its unit and its value for each kind of candidate that has it.</summary>
public sealed class ModelFeature
{
    private readonly FeatureValue<ActionInput>? _ofAction;
    private readonly FeatureValue<DocumentInput>? _ofDocument;
    private readonly FeatureValue<ExpertInput>? _ofExpert;

    /// <summary>A feature; a kind without a value does not have it.</summary>
    /// <exception cref="ArgumentException">The name is a protected attribute.</exception>
    internal ModelFeature(
        string name,
        FeatureUnit unit,
        FeatureValue<ActionInput>? action = null,
        FeatureValue<DocumentInput>? document = null,
        FeatureValue<ExpertInput>? expert = null
    )
    {
        FeatureDenyList.Refuse([name]);
        (Name, Unit, _ofAction, _ofDocument, _ofExpert) = (name, unit, action, document, expert);
    }

    /// <summary>Name of the column, as in matrices and stored models. A tenant's deny list is matched against its words.</summary>
    public string Name { get; }

    /// <summary>The meaning of the value.</summary>
    public FeatureUnit Unit { get; }

    /// <summary>Whether candidates of a kind have the feature.</summary>
    public bool IsOf(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => _ofAction is not null,
            SlateKind.Document => _ofDocument is not null,
            _ => _ofExpert is not null,
        };

    /// <summary>The data fields that its value depends on for a kind of candidate; empty when the kind does not have the feature.</summary>
    public IReadOnlyList<DataField> FieldsOf(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => _ofAction?.Fields,
            SlateKind.Document => _ofDocument?.Fields,
            _ => _ofExpert?.Fields,
        } ?? [];

    /// <summary>The value for a candidate, kept within 0 to 1, scaled by 1,000,000.</summary>
    internal long ValueOf(FeatureInput input)
    {
        var value = input switch
        {
            ActionInput action => _ofAction!.Value(action),
            DocumentInput document => _ofDocument!.Value(document),
            _ => _ofExpert!.Value((ExpertInput)input),
        };
        return Math.Clamp(value, 0, FixedPoint.One);
    }
}
