using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>Display texts for recipients, rights and kinds of suggestions.</summary>
internal static class RecordLabels
{
    public static string Of(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => SharedTexts.Actions,
            SlateKind.Document => SharedTexts.Documents,
            _ => SharedTexts.People,
        };

    public static string Of(RecipientKind kind) =>
        kind switch
        {
            RecipientKind.TicketSystem => Texts.RecipientTickets,
            RecipientKind.Webhook => Texts.RecipientWebhook,
            RecipientKind.ApiKey => Texts.RecipientKey,
            RecipientKind.EmbeddingPage => Texts.RecipientPage,
            RecipientKind.Mail => Texts.RecipientMail,
            RecipientKind.EmbeddingModel => Texts.RecipientModel,
            RecipientKind.RerankingModel => Texts.RecipientReranker,
            RecipientKind.IntentModel => Texts.RecipientIntents,
            RecipientKind.DecisionPoint => Texts.RecipientPoint,
            RecipientKind.Scanner => Texts.RecipientScanner,
            RecipientKind.SignIn => SharedTexts.SingleSignOn,
            _ => Texts.RecipientTelemetry,
        };

    /// <summary>The data that such a recipient gets.</summary>
    public static string GetsOf(RecipientKind kind) =>
        kind switch
        {
            RecipientKind.TicketSystem => Texts.TicketsGet,
            RecipientKind.Webhook => Texts.WebhookGets,
            RecipientKind.ApiKey => Texts.KeyGets,
            RecipientKind.EmbeddingPage => Texts.PageGets,
            RecipientKind.Mail => Texts.MailGets,
            RecipientKind.EmbeddingModel => Texts.ModelGets,
            RecipientKind.RerankingModel => Texts.RerankerGets,
            RecipientKind.IntentModel => Texts.IntentsGet,
            RecipientKind.DecisionPoint => Texts.PointGets,
            RecipientKind.Scanner => Texts.ScannerGets,
            RecipientKind.SignIn => Texts.SignInGets,
            _ => Texts.TelemetryGets,
        };

    public static string Of(RecipientState state) =>
        state switch
        {
            RecipientState.On => Texts.RecordOn,
            RecipientState.Off => Texts.RecordOff,
            RecipientState.Refused => Texts.RecordRefused,
            _ => Texts.RecordOutside,
        };

    public static string Of(RecordRight right) =>
        right switch
        {
            RecordRight.Cases => Texts.RightCases,
            RecordRight.Work => Texts.RightWork,
            RecordRight.Decisions => Texts.RightDecisions,
            RecordRight.Traces => Texts.RightTraces,
            RecordRight.Trail => Texts.RightTrail,
            RecordRight.Figures => Texts.RightFigures,
            RecordRight.Load => Texts.RightLoad,
            RecordRight.Models => Texts.RightModels,
            RecordRight.People => Texts.RightPeople,
            _ => Texts.RightPrivacy,
        };
}
