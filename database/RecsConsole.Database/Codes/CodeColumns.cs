using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RecsConsole.Database.Codes;

/// <summary>The enums that are stored as codes.</summary>
internal static class CodeColumns
{
    private const int UsualCode = 20;
    private const int ShortCode = 10;
    private const int LongCode = 40;

    public static void Map(ModelConfigurationBuilder configurationBuilder)
    {
        Code<VersionStatus>(configurationBuilder);
        Code<DocumentStatus>(configurationBuilder);
        Code<DocumentReportStatus>(configurationBuilder);
        Code<ReportRoute>(configurationBuilder);
        Code<LookVerdict>(configurationBuilder);
        Code<CatalogFault>(configurationBuilder);
        Code<ApprovalStatus>(configurationBuilder);
        Code<ResponseKind>(configurationBuilder);
        Code<ItemKind>(configurationBuilder);
        Code<ActionRiskLevel>(configurationBuilder, ShortCode);
        Code<PairVerdict>(configurationBuilder, ShortCode);
        Code<SecurityAlertKind>(configurationBuilder, LongCode);
        Code<ImportKind>(configurationBuilder);
        Code<TextKind>(configurationBuilder);
        Code<JobStatus>(configurationBuilder);
        Code<LabelExposure>(configurationBuilder);
        Code<ModelStatus>(configurationBuilder);
        Code<StudyStatus>(configurationBuilder);
        Code<InboxKind>(configurationBuilder);
        Code<Handover>(configurationBuilder);
        Code<Execution>(configurationBuilder);
        Code<MessageDirection>(configurationBuilder);
        Code<MessageDelivery>(configurationBuilder);
        Code<AccountLinkPurpose>(configurationBuilder);
        Code<CaseEventKind>(configurationBuilder);
        Code<CarryState>(configurationBuilder);
        Code<WebhookState>(configurationBuilder);
        Code<ProposalKind>(configurationBuilder);
        Code<TermKind>(configurationBuilder);
        Code<FigureAlarmKind>(configurationBuilder, ShortCode);
        Code<ModelUse>(configurationBuilder);
        Code<ModelOutcome>(configurationBuilder);
        configurationBuilder.Properties<ItemConfidence>().HaveConversion<EnumToStringConverter<ItemConfidence>>().HaveMaxLength(ShortCode);
    }

    private static void Code<TEnum>(ModelConfigurationBuilder configurationBuilder, int length = UsualCode)
        where TEnum : struct, Enum => configurationBuilder.Properties<TEnum>().HaveConversion<CodeConverter<TEnum>>().HaveMaxLength(length);
}
