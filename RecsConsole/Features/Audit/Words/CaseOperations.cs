namespace RecsConsole.Features.Audit.Words;

/// <summary>The trail's names for operations on what a case is, and their wording after a person's name.</summary>
internal static class CaseOperations
{
    public static IReadOnlyDictionary<string, Func<string>> Words { get; } =
        new Dictionary<string, Func<string>>(StringComparer.Ordinal)
        {
            ["create.case"] = () => Texts.OpCreateCase,
            ["read.new_case"] = () => Texts.OpReadNewCase,
            ["find.customers"] = () => Texts.OpFindCustomers,
            ["change.case"] = () => Texts.OpChangeCase,
            ["undo.change"] = () => Texts.OpUndoChange,
            ["read.case_fields"] = () => Texts.OpReadCaseFields,
        };
}
