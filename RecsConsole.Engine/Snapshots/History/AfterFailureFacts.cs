namespace RecsConsole.Engine.Snapshots;

/// <summary>What finished cases did after a step that did not help there either, and how they ended.</summary>
/// <param name="Failed">Key of the action after which the case was last taken back.</param>
/// <param name="Outcomes">As <see cref="HistoryFacts.Outcomes"/>, only over cases in which the action had failed before.</param>
public sealed record AfterFailureFacts(string Failed, OutcomeFacts Outcomes);
