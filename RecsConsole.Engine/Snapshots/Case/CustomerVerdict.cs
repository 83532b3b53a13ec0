namespace RecsConsole.Engine.Snapshots;

/// <summary>What the customer wrote after a step and before the next one about whether it helped.</summary>
/// <param name="Helped">True: it works; false: it did not help.</param>
/// <param name="At">When the customer wrote it.</param>
/// <param name="MessageId">Row id of the message.</param>
public sealed record CustomerVerdict(bool Helped, DateTimeOffset At, Guid MessageId);
