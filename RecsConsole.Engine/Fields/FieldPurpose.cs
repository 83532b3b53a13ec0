namespace RecsConsole.Engine.Fields;

/// <summary>What a data field may be used for besides showing it to people with the right to see it, in the order shown on pages.</summary>
public enum FieldPurpose
{
    /// <summary>To propose and rank suggestions.</summary>
    Serve,

    /// <summary>To train models.</summary>
    Train,

    /// <summary>To be sent to an external model: an embedding endpoint or a language model.</summary>
    External,

    /// <summary>For figures about the work and the suggestions.</summary>
    Analytics,
}
