using System.Net.Mail;
using RecsConsole.Features.Cases.Exchange.Receiving;

namespace RecsConsole.Features.Cases.Creating;

/// <summary>What is wrong with a new case by itself, in the words of the form; what the data of the tenant allows is checked on saving.</summary>
internal static class NewCaseRules
{
    public static IReadOnlyList<NewCaseProblem> Check(IncomingCase described) =>
        [
            .. CaseTextRules.Title(described.Title) is { } title ? (NewCaseProblem[])[new(NewCaseField.Title, title)] : [],
            .. CaseTextRules.Description(described.Description) is { } text ? (NewCaseProblem[])[new(NewCaseField.Description, text)] : [],
            .. described.Type.Length == 0 ? (NewCaseProblem[])[new(NewCaseField.Type, Texts.ChooseTheKind)] : [],
            .. described.ContactAddress is { } address && !MailAddress.TryCreate(address, out _)
                ? (NewCaseProblem[])[new(NewCaseField.ContactAddress, Texts.NoMailAddress)]
                : [],
            .. described.Fields is { } fields && CaseTextRules.Fields(fields) is { } wrong
                ? (NewCaseProblem[])[new(NewCaseField.Fields, wrong)]
                : [],
        ];
}

/// <summary>What is wrong with a field.</summary>
public sealed record NewCaseProblem(NewCaseField Field, string Message);

/// <summary>Fields of the form whose values can be wrong.</summary>
public enum NewCaseField
{
    Title,
    Description,
    Type,
    ContactAddress,
    Fields,
}
