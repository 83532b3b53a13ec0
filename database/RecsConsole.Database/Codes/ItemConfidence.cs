namespace RecsConsole.Database.Codes;

/// <summary>The confidence of an item as shown on its card; stored by its name, such as High.</summary>
public enum ItemConfidence
{
    Low,
    Medium,
    High,
}
