using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Engine.Fields;

namespace RecsConsole.Recommender.Missing;

/// <summary>A field that a case does not have.</summary>
/// <param name="Name">Name of the case's own field; empty for the others.</param>
public sealed record AskedField(AskedKind Kind, string Name = "")
{
    /// <summary>The entry in the register of fields, which says what it may be used for.</summary>
    internal DataField Register =>
        Kind switch
        {
            AskedKind.IssueType => DataFields.CaseIssueType,
            AskedKind.Product => DataFields.CaseProduct,
            AskedKind.Priority => DataFields.CasePriority,
            AskedKind.Language => DataFields.CaseLanguage,
            _ => DataFields.CaseCustomFields,
        };

    /// <summary>The case as it would be with the value.</summary>
    public CaseRecord FillIn(CaseRecord record, string value)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Kind switch
        {
            AskedKind.IssueType => record with { IssueType = value },
            AskedKind.Product => record with { Product = value },
            AskedKind.Priority => record with { Priority = int.Parse(value, CultureInfo.InvariantCulture) },
            AskedKind.Language => record with { Language = value },
            _ => record with
            {
                // in the order in which they are stored
                CustomFields = new SortedDictionary<string, string>(
                    record.CustomFields.ToDictionary(StringComparer.Ordinal),
                    StringComparer.Ordinal
                )
                {
                    [Name] = value,
                },
            },
        };
    }
}
