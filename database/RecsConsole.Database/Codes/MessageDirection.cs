namespace RecsConsole.Database.Codes;

/// <summary>Which way a message went.</summary>
public enum MessageDirection
{
    /// <summary>The customer wrote or said it.</summary>
    Inbound,

    /// <summary>The desk wrote it.</summary>
    Outbound,
}
