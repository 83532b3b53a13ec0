using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using RecsConsole.Casework.Conversation;
using RecsConsole.Features.Conversation;
using RecsConsole.Features.Conversation.Replying;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Mail;
using RecsConsole.Tests.Support.Desk;
using Xunit;

namespace RecsConsole.Tests.Features.Conversation;

/// <summary>A desk whose customer has a mail address, with a mail server controlled by the test.</summary>
internal sealed class ConversationDesk : IAsyncDisposable
{
    public const string Address = "priya.nair@acme.example";

    private ConversationDesk(DeskWorld world, TestMail mail) => (World, Mail) = (world, mail);

    public DeskWorld World { get; }

    public TestMail Mail { get; }

    public Guid CaseId => World.Here.CaseId;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ConversationDesk> CreateAsync(bool hasAddress = true)
    {
        var mail = new TestMail();
        var world = await DeskWorld.CreateAsync(replace: services => services.AddConversation().AddSingleton<IMailTransport>(mail));
        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                var row = db.Cases.Single(each => each.Id == world.Here.CaseId);
                (row.ContactName, row.ContactAddress) = ("Priya Nair", hasAddress ? Address : null);
            }
        );
        return new(world, mail);
    }

    public static OutgoingMessage Letter(string text, string? draft = null, bool isSent = true) =>
        new(Guid.CreateVersion7(), text, draft, [], isSent);

    public Task<Result<string>> SendAsync(OutgoingMessage message, Actor? actor = null) =>
        World.Get<SendReply>().RunAsync(actor ?? World.Here.Agent, new(CaseId, message), Token);

    public ValueTask DisposeAsync() => World.DisposeAsync();
}

/// <summary>Accepts or refuses mails as the test sets it.</summary>
internal sealed class TestMail : IMailTransport
{
    public bool IsOpen { get; set; } = true;

    public bool Delivers { get; set; } = true;

    public string From => "support@brightline.example";

    public MailException? Refusal { get; set; }

    public List<MimeMessage> Taken { get; } = [];

    // a copy: the sender disposes its own
    public async Task SendAsync(IReadOnlyCollection<Guid> tenants, MimeMessage message, CancellationToken cancellationToken)
    {
        if (Refusal is { } refusal)
        {
            throw refusal;
        }

        using var copy = new MemoryStream();
        await message.WriteToAsync(copy, cancellationToken);
        copy.Position = 0;
        Taken.Add(await MimeMessage.LoadAsync(copy, cancellationToken));
    }
}
