using Microsoft.AspNetCore.Components;

namespace RecsConsole.Features.Audit;

/// <summary>The parts of the address that are the filter.</summary>
public sealed partial class AuditPage
{
    [SupplyParameterFromQuery(Name = "case")]
    public string? CaseText { get; set; }

    [SupplyParameterFromQuery(Name = "person")]
    public string? PersonText { get; set; }

    [SupplyParameterFromQuery(Name = "item")]
    public string? ItemText { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? FromText { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? ToText { get; set; }

    [SupplyParameterFromQuery(Name = "reason")]
    public string? ReasonText { get; set; }

    [SupplyParameterFromQuery(Name = "outcome")]
    public string? OutcomeText { get; set; }

    [SupplyParameterFromQuery(Name = "operation")]
    public string? OperationText { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    public string? BeforeText { get; set; }

    private string? Part(string name) =>
        name switch
        {
            "case" => CaseText,
            "person" => PersonText,
            "item" => ItemText,
            "from" => FromText,
            "to" => ToText,
            "reason" => ReasonText,
            "outcome" => OutcomeText,
            "operation" => OperationText,
            _ => BeforeText,
        };
}
