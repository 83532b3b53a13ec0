namespace RecsConsole.Database.Codes;

/// <summary>The direction of a message.</summary>
public enum MessageDirection
{
    /// <summary>The customer wrote or said it.</summary>
    Inbound,

    /// <summary>The desk wrote it.</summary>
    Outbound,
}
