namespace RecsConsole.Database.Codes;

/// <summary>The direction of a message.</summary>
public enum MessageDirection
{
    /// <summary>The customer wrote or said the message.</summary>
    Inbound,

    /// <summary>The desk wrote the message.</summary>
    Outbound,
}
