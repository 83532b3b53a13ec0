using System.Globalization;
using System.Text.Json.Serialization;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Exchange.Receiving;

namespace RecsConsole.Features.Cases.Creating;

/// <summary>What is typed about a new case. It is kept as a draft with the id of the case, so that sending it again opens the same case.</summary>
public sealed class NewCaseForm
{
    private const int UsualPriority = 3;

    public Guid Id { get; set; } = Guid.NewGuid();

    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    public string? Type { get; set; }

    public string? IssueType { get; set; }

    public string? Product { get; set; }

    public string? Priority { get; set; } = UsualPriority.ToString(CultureInfo.InvariantCulture);

    public string? Team { get; set; }

    public string? Region { get; set; }

    public string? Language { get; set; }

    public string? Classification { get; set; }

    public string? Account { get; set; }

    public string? AccountName { get; set; }

    /// <summary>What was typed to find the customer while none is chosen: sending the form would drop it.</summary>
    [JsonIgnore]
    public string AccountTyped { get; set; } = "";

    public string ContactName { get; set; } = "";

    public string ContactAddress { get; set; } = "";

    /// <summary>Own fields by name.</summary>
    public IDictionary<string, string> Fields { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public bool IsMine { get; set; } = true;

    /// <summary>Something is typed that would be lost.</summary>
    internal bool IsTyped =>
        Title.Length > 0
        || Description.Length > 0
        || Account is not null
        || ContactName.Length > 0
        || ContactAddress.Length > 0
        || Fields.Values.Any(value => value.Length > 0);

    /// <summary>The form as it is at first: the person's team, and the only kind of case where there is one.</summary>
    internal static NewCaseForm Of(NewCaseChoices choices) =>
        new()
        {
            Type = choices.Types is [var only] ? only.Key : null,
            Team = choices.OwnTeam,
            Classification = Math.Min(Classifications.Internal, choices.Classifications.Count - 1).ToString(CultureInfo.InvariantCulture),
        };

    internal CreateCaseRequest ToRequest() => new(Id, ToCase()) { IsMine = IsMine };

    internal IncomingCase ToCase() =>
        new("", Title.Trim(), Type ?? "")
        {
            Description = Given(Description),
            IssueType = Given(IssueType),
            Product = Given(Product),
            Priority = Number(Priority),
            Team = Team,
            Region = Region,
            Language = Language,
            Classification = Number(Classification),
            Account = Account,
            ContactName = Given(ContactName),
            ContactAddress = Given(ContactAddress),
            Fields = Fields
                .Where(each => !string.IsNullOrWhiteSpace(each.Value))
                .ToDictionary(each => each.Key, each => each.Value.Trim(), StringComparer.Ordinal),
        };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
