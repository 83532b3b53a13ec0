namespace RecsConsole.Engine.Snapshots;

/// <summary>How much of an action's title the words of the case name; see <see cref="Text.TitleFits"/>.</summary>
/// <param name="Fit">In 0..1, scaled by 1,000,000.</param>
public sealed record ActionFit(string Action, long Fit);
