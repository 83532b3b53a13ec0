namespace RecsConsole.Engine.NextStep;

/// <summary>What a case says of itself, beside its history, that the next step may depend on.</summary>
/// <param name="Field">The field's name as in <see cref="NextStepEvent.Fields"/>; null for <see cref="Priority"/> and <see cref="Text"/>.</param>
public sealed record StepInput(string? Field)
{
    public static StepInput Priority { get; } = new((string?)null);

    public static StepInput Text { get; } = new((string?)null) { IsText = true };

    internal bool IsText { get; private init; }

    /// <summary>Whether a case says anything here.</summary>
    /// <param name="last">Its last event: contexts compare the present fields, not those of former events.</param>
    public bool IsKnown(NextStepEvent last)
    {
        ArgumentNullException.ThrowIfNull(last);
        return Field is { } field ? last.Fields?.ContainsKey(field) is true
            : IsText ? last.Signs.Count > 0
            : last.Priority is not null;
    }
}
