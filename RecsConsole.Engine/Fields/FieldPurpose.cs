namespace RecsConsole.Engine.Fields;

/// <summary>What a data field may be used for beyond showing it to whoever may see it, in the order of pages.</summary>
public enum FieldPurpose
{
    /// <summary>To propose and order what is suggested.</summary>
    Serve,

    /// <summary>To learn a model from.</summary>
    Train,

    /// <summary>To be sent to a model of somebody else: an embedding endpoint or a language model.</summary>
    External,

    /// <summary>For figures about the work and the suggestions.</summary>
    Analytics,
}
