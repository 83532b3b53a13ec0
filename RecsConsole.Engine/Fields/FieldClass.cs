namespace RecsConsole.Engine.Fields;

/// <summary>Classes of data, in the order shown on pages. A legal basis is stated per class.</summary>
public enum FieldClass
{
    /// <summary>What a case is about and its current state.</summary>
    Cases,

    /// <summary>What was done on a case, when and by whom.</summary>
    Events,

    /// <summary>Messages to and from customers, and between colleagues.</summary>
    Conversations,

    /// <summary>What is known about customers.</summary>
    Customers,

    /// <summary>What is known about the tenant's staff.</summary>
    People,

    /// <summary>Documents and the catalog.</summary>
    Knowledge,

    /// <summary>What was suggested, and what people said and did about it.</summary>
    Feedback,

    /// <summary>What people searched for.</summary>
    Searches,
}
