namespace RecsConsole.Components.Lists;

/// <summary>
/// A line as the table holds it. The table makes a new row for an item that equals none of those before, so items are equal by their key:
/// a row whose values change keeps the focus, and what is pressed in it at that moment is not lost.
/// </summary>
public sealed record GridItem<TLine>(object Key, TLine Line)
    where TLine : notnull
{
    public bool Equals(GridItem<TLine>? other) => other is not null && Key.Equals(other.Key);

    public override int GetHashCode() => Key.GetHashCode();
}
