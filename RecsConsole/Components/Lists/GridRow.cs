namespace RecsConsole.Components.Lists;

/// <summary>What a row is, whatever it shows.</summary>
/// <param name="Key">Identifies the row when the list is read again.</param>
/// <param name="Name">The name of the row, for its checkbox.</param>
public sealed record GridRow<TLine>(Func<TLine, object> Key, Func<TLine, string> Name);
