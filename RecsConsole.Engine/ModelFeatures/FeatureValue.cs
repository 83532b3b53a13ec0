using RecsConsole.Engine.Fields;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>
/// How a feature is computed for one kind of candidate, and the data fields it depends on; no value can be declared without them.
/// </summary>
internal sealed class FeatureValue<TInput>
    where TInput : FeatureInput
{
    public FeatureValue(IReadOnlyList<DataField> fields, Func<TInput, long> value)
    {
        if (fields.Count == 0)
        {
            throw new ArgumentException("A feature names the data fields that it rests on.", nameof(fields));
        }

        (Fields, Value) = ([.. fields.Distinct()], value);
    }

    public IReadOnlyList<DataField> Fields { get; }

    public Func<TInput, long> Value { get; }
}
