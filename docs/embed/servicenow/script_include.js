// Script include "RecsConsolePanel" (server side, not callable by clients). Asks the console for a panel of a record, for whoever looks at it.
// System properties: recsconsole.address, recsconsole.connection, and recsconsole.key of type password2. The key never reaches the browser.
var RecsConsolePanel = Class.create();
RecsConsolePanel.prototype = {
    initialize: function () {},

    addressOf: function (number) {
        var mail = gs.getUser().getEmail();
        var instance = gs.getProperty('glide.servlet.uri') || '';
        var console_ = (gs.getProperty('recsconsole.address') || '').replace(/\/$/, '');
        if (!mail || !console_ || !number) {
            return '';
        }

        try {
            var request = new sn_ws.RESTMessageV2();
            request.setEndpoint(console_ + '/api/v1/embed-tokens');
            request.setHttpMethod('POST');
            request.setHttpTimeout(3000);
            request.setRequestHeader('Content-Type', 'application/json');
            request.setRequestHeader('Authorization', 'Bearer ' + gs.getProperty('recsconsole.key'));
            request.setRequestBody(
                JSON.stringify({
                    connection: gs.getProperty('recsconsole.connection'),
                    ticket: String(number),
                    person: String(mail),
                    parent: instance.replace(/\/$/, ''),
                })
            );
            var response = request.execute();
            if (response.getStatusCode() == 201) {
                return JSON.parse(response.getBody()).address;
            }

            gs.warn('RecsConsole answered ' + response.getStatusCode() + ' for ' + number);
        } catch (e) {
            gs.warn('RecsConsole: ' + e + ' for ' + number); // the form must not fail with it
        }

        return '';
    },

    type: 'RecsConsolePanel',
};
