namespace RecsConsole.Database.Codes;

/// <summary>What accepting an action does.</summary>
public enum Execution
{
    /// <summary>The console notes that it was done: a person does it elsewhere.</summary>
    Noted,

    /// <summary>The console, or a system that it tells, carries it out.</summary>
    Performed,
}
