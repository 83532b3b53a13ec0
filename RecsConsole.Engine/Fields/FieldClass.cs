namespace RecsConsole.Engine.Fields;

/// <summary>Classes of data, in the order of pages. A legal basis is stated for a class.</summary>
public enum FieldClass
{
    /// <summary>What a case is about and how it stands.</summary>
    Cases,

    /// <summary>What was done on a case, when and by whom.</summary>
    Events,

    /// <summary>What was written to and by customers, and between colleagues.</summary>
    Conversations,

    /// <summary>What is known of customers.</summary>
    Customers,

    /// <summary>What is known of the tenant's people.</summary>
    People,

    /// <summary>Documents and the catalog.</summary>
    Knowledge,

    /// <summary>What was suggested, and what people said and did about it.</summary>
    Feedback,

    /// <summary>What people looked for.</summary>
    Searches,
}
