namespace RecsConsole.Features.Cases.Import.Files;

/// <summary>Common column names in the languages of the console; letters and digits only, the likeliest first.</summary>
internal static class ColumnNames
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> OfEvents { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["case"] = [.. Cases],
            ["activity"] =
            [
                .. Words("activity activityid activityname event eventname action step task conceptname incidentstate state status"),
                .. Words("aktivität ereignis schritt vorgangsschritt zustand aktywność zdarzenie czynność krok stan"),
                .. Words("tätigkeit maßnahme vorgang"), // the last is the case itself in other files
            ],
            ["time"] =
            [
                .. Words("time timestamp completetimestamp timetimestamp datetime date eventtime happenedat at sysupdatedat sysupdatedon"),
                .. Words("updatedat createdat starttime zeit zeitpunkt zeitstempel datum czas data znacznikczasu"),
            ],
            ["resource"] = [.. Words("sysupdatedby updatedby"), .. People],
            ["group"] = [.. Groups],
            ["product"] = [.. Products],
            ["priority"] = [.. Priorities],
            ["account"] = [.. Accounts],
            ["title"] = [.. Titles],
            ["text"] = [.. Descriptions],
            ["document"] = Words("document documentid kmnumber knowledge article articleid dokument wissensartikel artykuł"),
            ["sla_met"] = [.. Promises],
        };

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> OfTickets { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["case"] = [.. Cases],
            ["opened"] =
            [
                .. Words(
                    "opened openedat openedon created createdat createdon createdtime createdate creationdate opendate receivedat received"
                ),
                .. Words("eröffnet geöffnet erstellt erstelltam angelegt eingegangen otwarto utworzono datautworzenia zgłoszono"),
            ],
            ["responded"] =
            [
                .. Words("firstresponse firstresponseat firstresponsetime respondedat initialresponsetime firstreply firstreplyat"),
                .. Words("ersteantwort ersteantwortam pierwszaodpowiedź"),
            ],
            ["resolved"] =
            [
                .. Words("resolved resolvedat resolvedon resolvedtime resolutiondate solved solvedat solvedon fixedat"),
                .. Words("gelöst gelöstam erledigt erledigtam rozwiązano datarozwiązania"),
            ],
            ["closed"] = Words(
                "closed closedat closedon closedtime closedate geschlossen geschlossenam abgeschlossen zamknięto datazamknięcia"
            ),
            ["updated"] =
            [
                .. Words("updated updatedat updatedon lastupdated lastupdatetime lastmodified modifiedat sysupdatedon sysupdatedat"),
                .. Words("geändert geändertam aktualisiert aktualisiertam zmieniono zaktualizowano"),
            ],
            ["due"] =
            [
                .. Words("due duedate dueat dueby duebytime dueon sladue deadline sladeadline targetdate"),
                .. Words("fällig fälligam fälligkeit fälligkeitsdatum frist termin terminrealizacji"),
            ],
            ["status"] = Words("status state ticketstatus incidentstate zustand stan"),
            ["resource"] = [.. People],
            ["group"] = [.. Groups],
            ["product"] = [.. Products],
            ["priority"] = [.. Priorities],
            ["account"] = [.. Accounts],
            ["contact"] =
            [
                .. Words("contact contactname requester requestername reporter caller callerid fullname requestedby"),
                .. Words("ansprechpartner melder anforderer kontakt zgłaszający"),
            ],
            ["contact_address"] =
            [
                .. Words("contactaddress contactemail requesteremail reporteremail calleremail email emailaddress"),
                .. Words("emailadresse mailadresse adresemail"),
            ],
            ["title"] = [.. Titles],
            ["text"] = [.. Descriptions],
            ["sla_met"] = [.. Promises],
            ["reply_minutes"] = Words("firstreplytimeinminutes"),
            ["tags"] = Words("tags labels schlagwörter tagi etykiety"),
            // comments have a form of their own, and numbers of people look like any other: nobody guesses them from a name
            ["comments"] = [],
            ["notes"] = [],
            ["contact_id"] = [],
            ["resource_id"] = [],
        };

    private static string[] Cases =>
        [
            .. Words("case caseid casekey caseconceptname ticketid ticketnumber ticket issuekey issueid number incidentid incident key id"),
            .. Words(
                "fall fallnummer fallid vorgang vorgangsnummer ticketnummer aktenzeichen nummer sprawa numersprawy idsprawy zgłoszenie numer"
            ),
        ];

    private static string[] People =>
        [
            .. Words("resource assignee assignedto agent who person user owner handler orgresource performer operator"),
            .. Words("bearbeiter bearbeitung zuständig zugewiesenan person mitarbeiter osoba przypisanedo agent wykonawca prowadzący"),
        ];

    private static string[] Groups =>
        Words("group team assignmentgroup queue department orggroup gruppe zuweisungsgruppe abteilung zespół grupa kolejka");

    private static string[] Products =>
        Words(
            "product service businessservice category issuetype component area tickettype produkt dienst kategorie sparte usługa kategoria"
        );

    private static string[] Priorities => Words("priority prio urgency severity priorität dringlichkeit priorytet pilność");

    private static string[] Accounts =>
        Words("account customer customername company companyname organization organisation client kunde firma klient organizacja");

    private static string[] Titles =>
        Words("title subject summary shortdescription betreff titel zusammenfassung temat tytuł podsumowanie");

    private static string[] Descriptions => Words("description text body details message beschreibung nachricht opis treść wiadomość");

    private static string[] Promises => Words("slamet madesla slaachieved slaeingehalten sladotrzymane");

    private static string[] Words(string words) => words.Split(' ');
}
