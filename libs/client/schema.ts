// Generated from the OpenAPI document by `npm run client`; nobody edits it.
export interface paths {
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the accounts you can see
         * @description Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        get: operations["getAccounts"];
        put?: never;
        /**
         * Create an account
         * @description You can only give what you have: a role and clusters within your own.
         *
         *     Allowed for: manager, admin.
         */
        post: operations["postAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an account: your own, or one you administer
         * @description Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        get: operations["getAccountsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change, close or reopen an account
         * @description Your own: name, address and language. One you administer: also whether it is active and its clusters. The keys of an account that is no longer active stop working within 10 seconds.
         *
         *     Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        patch: operations["patchAccountsById"];
        trace?: never;
    };
    "/v1/accounts/{id}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the API keys of an account
         * @description Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        get: operations["getAccountsByIdApiKeys"];
        put?: never;
        /**
         * Issue an API key
         * @description The key is shown in this reply only; only a hash of it is kept. An account has at most 20 live keys, each for at most two years. It opens what `scopes` say, at most what the credential opens that asks.
         *
         *     Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        post: operations["postAccountsByIdApiKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/api-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an API key, without the secret
         * @description Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        get: operations["getAccountsByIdApiKeysByKeyId"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description It stops working within 10 seconds. Revoking twice changes nothing.
         *
         *     Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        delete: operations["deleteAccountsByIdApiKeysByKeyId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the owner of an account a link to set a password
         * @description To the e-mail address of the account; it works once, for seven days. At most three links an hour.
         *
         *     Allowed for: manager, admin.
         */
        post: operations["postAccountsByIdInvitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List where an account is signed in
         * @description Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        get: operations["getAccountsByIdSessions"];
        put?: never;
        post?: never;
        /**
         * End all sessions of an account but the one you ask with
         * @description Your own, or those of an account you administer. They stop working within 5 seconds.
         *
         *     Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        delete: operations["deleteAccountsByIdSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session
         * @description Your own, also the one you ask with: that is signing out. Or one of an account you administer. It stops working within 5 seconds.
         *
         *     Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        delete: operations["deleteAccountsByIdSessionsBySessionId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/allocations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a split with its arithmetic, what it was computed from, and what became of each share
         * @description Allowed for: cda, manager, admin.
         */
        get: operations["getAllocationsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/allocations/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a split within its holding period: all shares that still stand
         * @description Allowed for: cda.
         */
        post: operations["postAllocationsByIdUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was done, by whom, to what
         * @description Of all services, the newest first, for admins that are not limited to clusters: an entry does not say of which cluster it is. Entries cannot be changed; `npm run audit:verify` shows that none was. Acts on inclusion categories are in a log of their own.
         *
         *     Allowed for: admin.
         */
        get: operations["getAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/buyers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List buyers
         * @description Allowed for: buyer, cda, manager, admin.
         */
        get: operations["getBuyers"];
        put?: never;
        /**
         * Register a buyer
         * @description Allowed for: cda, manager, admin.
         */
        post: operations["postBuyers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/buyers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a buyer
         * @description Allowed for: buyer, cda, manager, admin.
         */
        get: operations["getBuyersById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a buyer
         * @description Every list that is given replaces the whole list; what is left out stays as it is. Staff of only some of its clusters may add and remove their own; the rest is for the buyer itself, or for staff of all its clusters.
         *
         *     Allowed for: buyer, cda, manager, admin.
         */
        patch: operations["patchBuyersById"];
        trace?: never;
    };
    "/v1/buyers/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what people of a buyer agreed to be written to about, and took back
         * @description Newest first, each with who noted it and how. What holds now stands with the contacts of the organisation.
         *
         *     Allowed for: buyer, cda, manager, admin.
         */
        get: operations["getBuyersByIdConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claim-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List questions about claims
         * @description One is asked of an enterprise about the claim that was confirmed longest ago, once it is not fresh any more by the policy of the cluster.
         *
         *     Allowed for: enterprise, cda, manager, admin.
         */
        get: operations["getClaimQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claim-questions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a question about a claim
         * @description Allowed for: enterprise, cda, manager, admin.
         */
        get: operations["getClaimQuestionsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claim-questions/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a question about a claim
         * @description By the enterprise, or by a CDA who asked on the telephone. Yes: the claim counts as stated today. No: it is withdrawn, and proposals that rest on it end. Changed: it is noted; state what is different with PATCH /v1/enterprises/{id}.
         *
         *     Allowed for: enterprise, cda, manager, admin.
         */
        post: operations["postClaimQuestionsByIdAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the clusters you can see
         * @description Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        get: operations["getClusters"];
        put?: never;
        /**
         * Create a cluster
         * @description Weights and policy that are left out take the defaults shown.
         *
         *     Allowed for: admin.
         */
        post: operations["postClusters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clusters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a cluster
         * @description Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        get: operations["getClustersById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a cluster, its matching weights or its policy
         * @description What is left out stays as it is, also each weight and each part of the policy. A change of either counts a new weights version, which every explanation states.
         *
         *     Allowed for: cda, manager, admin.
         */
        patch: operations["patchClustersById"];
        trace?: never;
    };
    "/v1/clusters/{id}/policy:simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay the last lots of a cluster under another policy or other weights
         * @description Who would have gained and lost places, and what it would have cost in score, before anybody switches it on; nothing is written. The newest lots, one after the other as they were posted, with the enterprises as they are now; the first of each list are taken to be invited. One simulation at a time, within the bounds that `limit` names.
         *
         *     Allowed for: cda, manager, admin.
         */
        post: operations["postClustersByIdPolicySimulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clusters/{id}/weights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the weights and the policy of a cluster in one of their versions
         * @description Every explanation states its weights version: with these weights its arithmetic can be repeated.
         *
         *     Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        get: operations["getClustersByIdWeights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find classification codes by words, synonym or code
         * @description Best first, each with why it was found.
         *
         *     Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        get: operations["getCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the names of those who work for a cluster of yours
         * @description CDAs, managers and admins, you among them, and also those whose account is closed: a decision keeps its name.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getColleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/correspondences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List which codes of different classifications correspond
         * @description Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        get: operations["getCorrespondences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries of messages, newest first
         * @description Allowed for: cda, manager, admin.
         */
        get: operations["getDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a failed or dead delivery again
         * @description Allowed for: cda, manager, admin.
         */
        post: operations["postDeliveriesByIdReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List likely duplicates of a cluster
         * @description Each enterprise with those registered before it that are likely the same, so each pair once. A page may be short or empty and still have a nextCursor: looking for more would have taken too long.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getDuplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/duplicates/distinctions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell two enterprises apart, or take that back
         * @description Two enterprises that are told apart are not shown as likely duplicates again.
         *
         *     Allowed for: cda, manager, admin.
         */
        post: operations["postDuplicatesDistinctions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List enterprises
         * @description Allowed for: enterprise, cda, manager, admin.
         */
        get: operations["getEnterprises"];
        put?: never;
        /**
         * Register an enterprise
         * @description Of any size, down to a home worker. It is matched to open lots at once. Enterprises that are likely the same are shown with every reason.
         *
         *     Allowed for: cda, manager, admin.
         */
        post: operations["postEnterprises"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export enterprises to CSV
         * @description In the columns of the import: uploading it again changes nothing. Cells that a spreadsheet would run as a formula begin with an apostrophe.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getEnterprisesCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an enterprise
         * @description The id of an enterprise that was merged into another leads to that one: `id` and `Content-Location` are those of the kept enterprise, `mergedFrom` names the id that was asked, and the ETag is that of the kept one. It is no redirect (3xx), because those are remembered and a merge can be undone. Requests that change something refuse such an id with `enterprise_merged`.
         *
         *     Allowed for: enterprise, cda, manager, admin.
         */
        get: operations["getEnterprisesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an enterprise
         * @description Every list that is given replaces the whole list; what is left out stays as it is, also the status and the capacity of a claim. Losing a capability or certificate withdraws the proposals that no longer hold.
         *
         *     Allowed for: enterprise, cda, manager, admin.
         */
        patch: operations["patchEnterprisesById"];
        trace?: never;
    };
    "/v1/enterprises/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what people of an enterprise agreed to be written to about, and took back
         * @description Newest first, each with who noted it and how. What holds now stands with the contacts of the organisation.
         *
         *     Allowed for: enterprise, cda, manager, admin.
         */
        get: operations["getEnterprisesByIdConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises/{id}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List likely duplicates of an enterprise
         * @description With every reason and its weight; pairs that were told apart are left out.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getEnterprisesByIdDuplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises/{id}/inclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what the enterprise itself declared
         * @description To the enterprise and to nobody else.
         *
         *     Allowed for: enterprise.
         */
        get: operations["getEnterprisesByIdInclusion"];
        /**
         * Declare inclusion categories, or note them for an enterprise
         * @description Of their own free will, each with the purposes that were consented to. An enterprise states all that holds: a category that is left out is deleted. What a CDA notes, with how consent was given, replaces what CDAs noted before and never what the enterprise declared; a CDA cannot read it back.
         *
         *     Allowed for: enterprise, cda.
         */
        put: operations["putEnterprisesByIdInclusion"];
        post?: never;
        /**
         * Withdraw all inclusion categories
         * @description They are deleted at once. The answer is the same when there were none.
         *
         *     Allowed for: enterprise, cda.
         */
        delete: operations["deleteEnterprisesByIdInclusion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises/{id}/last-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show who changed an enterprise last
         * @description By the audit log: what was done, by which account and when. For whoever was refused with `version_stale` because somebody else was faster.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getEnterprisesByIdLastChange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what a merge would make of an enterprise
         * @description The same steps as the merge, and nothing is changed. Send the two versions with the merge, so that you get what you saw.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getEnterprisesByIdMerge"];
        put?: never;
        /**
         * Merge another enterprise into this one
         * @description Two records of one enterprise become one. The one of the path is kept and gets what the other says too; where they contradict each other a rule decides, see `decisions`. The other leaves lists, exports, likely duplicates and matching; its id and its external id lead here, also for imports, accounts and invitations. Both are of one cluster. POST /v1/enterprises/{id}/unmerge takes it back.
         *
         *     Allowed for: cda, manager, admin.
         */
        post: operations["postEnterprisesByIdMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a merge back
         * @description The id is of the enterprise that was merged, If-Match the version of the one it leads to, as GET /v1/enterprises/{id} shows it. It is an enterprise of its own again, as it was; the kept one loses what came by the merge, but for what was changed since, which is listed in `stayed`. A later merge is undone first.
         *
         *     Allowed for: cda, manager, admin.
         */
        post: operations["postEnterprisesByIdUnmerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List where enterprises are
         * @description The same filters and orders as the list, with nothing but name and place, thousands on a page: for a map.
         *
         *     Allowed for: enterprise, cda, manager, admin.
         */
        get: operations["getEnterprisesSites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List service gaps, largest first
         * @description For each cluster and code: needs, offers, offers that fit, and unmet needs by reason, as computed at `computedAt`, moments after a need or offer changed. A provider sees the codes of its own offers and those around them in the clusters it serves, without names, and no counts of fewer than 5 needs.
         *
         *     Allowed for: provider, cda, manager, admin.
         */
        get: operations["getGaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what changed since the last visit, and what waits now
         * @description In your clusters, or the one you name. The server keeps no visits: send `asOf` of the reply before as `since`. A part whose service cannot be reached is null, and the others are there.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports
         * @description The newest first.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getImports"];
        put?: never;
        /**
         * Upload a CSV to import
         * @description The file as it is, up to 64 MB: UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs. Nothing is imported yet: the file is read and checked in the background; look at it again until its state is `checked`. An upload that broke off is sent again with the same Idempotency-Key.
         *
         *     Allowed for: cda, manager, admin.
         */
        post: operations["postImports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an import
         * @description With its progress, how its columns are read, and what it would do or did.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getImportsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an import
         * @description What was imported so far stays and is counted in `done`; it can be taken back.
         *
         *     Allowed for: cda, manager, admin.
         */
        post: operations["postImportsByIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import what was checked
         * @description In the background. Rows that are skipped stay out; the others are imported.
         *
         *     Allowed for: cda, manager, admin.
         */
        post: operations["postImportsByIdConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/errors.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows that are skipped, as a file
         * @description As they were, with the reason in the last column: correct them and upload the file.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getImportsByIdErrorsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what becomes of its rows
         * @description Rows about one enterprise are one item. Old and new values of updates, reasons of skips.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getImportsByIdRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an import back
         * @description What it changed becomes what it was; what it made is closed (`active` false), and opened again by importing it again. What somebody changed since is left as it is: `undone.kept`, and the rows with `?undo=kept`.
         *
         *     Allowed for: cda, manager, admin.
         */
        post: operations["postImportsByIdUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import the codes of a classification from CSV
         * @description Columns: code, parent (empty for a root), unit, and label_xx and synonyms_xx by language. All rows or none are taken; errors name line and column. Open lots are matched again. A scheme that is larger than one file comes in several, parents first.
         *
         *     Allowed for: admin.
         */
        post: operations["postImportsCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/codes/pieces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a piece of a file of codes that is larger than one request
         * @description Cut the file anywhere between two characters; only the first piece has the header line. Nothing is imported before POST /v1/imports/codes/uploads. Pieces that are not imported are forgotten after a day.
         *
         *     Allowed for: admin.
         */
        post: operations["postImportsCodesPieces"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/codes/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a file of codes whose pieces are all there
         * @description As POST /v1/imports/codes does with a smaller one: all rows of all pieces or none, in one transaction.
         *
         *     Allowed for: admin.
         */
        post: operations["postImportsCodesUploads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/correspondences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import which codes of one classification correspond to which of another
         * @description The file is the whole correspondence of the two: pairs that are not in it are removed. All rows or none are taken. A pair whose row does not say its kind is exact when neither of its codes is in another row, else partial. Open lots are matched again: one with a code of one classification finds enterprises that claim a corresponding code of the other.
         *
         *     Allowed for: admin.
         */
        post: operations["postImportsCorrespondences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/enterprises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import enterprises from CSV
         * @description All rows or none are taken; errors name line and field.
         *
         *     Allowed for: cda, manager, admin.
         */
        post: operations["postImportsEnterprises"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An empty file with every column
         * @description Allowed for: cda, manager, admin.
         */
        get: operations["getImportsTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inclusion/aggregates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how many enterprises of a cluster are in each inclusion category
         * @description Only of enterprises that consented to it, only in cells of 5 or more. Figures are looked at anew once a week and change by 5 or more or not at all; there is no total, so that nothing can be had by subtraction.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getInclusionAggregates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invitations, newest first
         * @description Allowed for: buyer, enterprise, cda, manager, admin.
         */
        get: operations["getInvitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an invitation and its reply
         * @description Allowed for: buyer, enterprise, cda, manager, admin.
         */
        get: operations["getInvitationsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer an invitation: yes, part or no
         * @description Can be changed until `closesAt`. When both sides say yes to the same quantity, the linkage is agreed: a yes is for `yesQuantity`, and when the other side names another quantity after your yes, answer again. A CDA may answer for one side that asked for it; the reply says so.
         *
         *     Allowed for: buyer, enterprise, cda.
         */
        post: operations["postInvitationsByIdReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/linkages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List linkages, newest first
         * @description Allowed for: buyer, enterprise, cda, manager, admin.
         */
        get: operations["getLinkages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/linkages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a linkage
         * @description Allowed for: buyer, enterprise, cda, manager, admin.
         */
        get: operations["getLinkagesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Be told what changes
         * @description Server-sent events for as long as the connection lasts. `event: hello` comes first, and again whenever something may have been missed: ask anew for all you show. `event: change` has as data `{"areas":["requirements","runs"],"clusterId":"…","ids":{"requirementId":["…"]}}`: ask anew for what you show of these areas (proposals, requirements, runs, linkages, invitations, enterprises, buyers, providers, duplicates, needs, offers, engagements, gaps, notifications, clusters, allocations, claims, imports, accounts). `clusterId` is null and `ids` missing where a change concerns no one cluster or too many things, and for buyers, enterprises and providers, who hear of what names their organisation. A hint never says what changed, and may get lost. What happens together comes in one message, at most four a second. At most ten streams an account; a stream ends with its session or key, within a minute, and when it is not read.
         *
         *     Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        get: operations["getLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lots/{id}/allocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the splits of a lot that were decided, newest first
         * @description Allowed for: cda, manager, admin.
         */
        get: operations["getLotsByIdAllocations"];
        put?: never;
        /**
         * Decide to split a lot: each share amends its proposal
         * @description All shares or none. Each is a decision `amend` with its own quantity: the same refusals, the same holding period, and it can be undone by itself (POST /v1/proposals/{id}/decision/undo) or with all others (POST /v1/allocations/{id}/undo). Each leads to invitations for its quantity.
         *
         *     Allowed for: cda.
         */
        post: operations["postLotsByIdAllocations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lots/{id}/allocations:simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compute how the open part of a lot would be split over the enterprises proposed for it
         * @description By score, free capacity and minimum orders, within the demands stated, with every share’s arithmetic. Nothing is written: change a demand, fix a share in `locked`, and ask again. To carry it out, send `shares` to POST /v1/lots/{id}/allocations.
         *
         *     Allowed for: cda.
         */
        post: operations["postLotsByIdAllocationsSimulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lots/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm or choose the code of a lot
         * @description For a lot that was described in words; it is matched again with this code. If-Match is the version of the requirement; for several lots, send each with the version of the reply before.
         *
         *     Allowed for: buyer, cda.
         */
        post: operations["postLotsByIdCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lots/{id}/evaluations/{enterpriseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show why an enterprise fits a lot or not
         * @description Every rule and criterion of any enterprise of the cluster, proposed or not, by the data of this moment, and in `whyNot` what keeps it from the proposals: all rules it fails and by how much, or who is before it and which criteria make the difference. A lot without a code cannot be evaluated.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getLotsByIdEvaluationsByEnterpriseId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lots/{id}/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what single change of a lot would admit how many more enterprises
         * @description A later deadline, a larger distance, a higher ceiling, one certification less: each from the least change that admits anybody, with a few steps beyond. Every count is that of matching the changed lot. A buyer sees changes of the lot; those of the policy are for the cluster. A lot without a code cannot be computed.
         *
         *     Allowed for: buyer, cda, manager, admin.
         */
        get: operations["getLotsByIdWhatIf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/match-runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a match run: counts, near misses, and why there were none
         * @description A buyer sees counts and reasons; near misses name enterprises and are for the cluster.
         *
         *     Allowed for: buyer, cda, manager, admin.
         */
        get: operations["getMatchRunsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the account your credential belongs to
         * @description Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show everything that is held of you
         * @description One document; `records` of the services go on with `cursor` until `nextCursor` is null.
         *
         *     Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        get: operations["getMeData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your password
         * @description Needs the current one, whatever credential you come with. Every other session of yours ends; yours gets a new cookie.
         *
         *     Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        post: operations["postMePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what happened for you, newest first
         * @description Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        get: operations["getNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a notification as read
         * @description Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        post: operations["postNotificationsByIdRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to set a new password
         * @description The answer is the same, and takes as long, whether or not there is such an account. The link goes to its address and works once, for an hour.
         *
         *     Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        post: operations["postPasswordResets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passwords": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a password with the link of an e-mail
         * @description Ends every session of the account. The browser that does it can sign in even while somebody else tries passwords.
         *
         *     Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        post: operations["postPasswords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/person-data/erasure-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show what an erasure would remove, what it would keep, and why
         * @description Nothing is done. `confirm` of the answer is what POST /v1/person-erasures asks for.
         *
         *     Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        post: operations["postPersonDataErasurePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/person-data/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show everything that is held of a person, on the person’s behalf
         * @description By an account that you may see, or by an address: then what the organisations in your reach state of it. The address goes in the body so that no log has it.
         *
         *     Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        post: operations["postPersonDataExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/person-erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List erasures: those you asked for, and those of your clusters only
         * @description Allowed for: cda, manager, admin.
         */
        get: operations["getPersonErasures"];
        put?: never;
        /**
         * Erase a person’s data
         * @description Your own, that of an account you may see, or an address with the organisations in your reach. Accounts are closed and lose name, address and keys at once; the services do the rest, each in its time. It cannot be undone.
         *
         *     Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        post: operations["postPersonErasures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/person-erasures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how far an erasure is: which services have done their part
         * @description Allowed for: cda, manager, admin.
         */
        get: operations["getPersonErasuresById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List linkage proposals
         * @description Each with its full explanation: every rule, every criterion, every number behind the score.
         *
         *     Allowed for: buyer, enterprise, cda, manager, admin.
         */
        get: operations["getProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a linkage proposal with its explanation
         * @description Allowed for: buyer, enterprise, cda, manager, admin.
         */
        get: operations["getProposalsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Claim a linkage proposal for 10 minutes
         * @description Tells colleagues that you are about to decide; again while it is yours, it is yours for longer. A courtesy, not a lock: If-Match alone rules who may decide. A decision, or whatever else ends the waiting, ends the claim. Changes no version.
         *
         *     Allowed for: cda.
         */
        post: operations["postProposalsByIdClaim"];
        /**
         * Give back a linkage proposal that you claimed
         * @description What a colleague has claimed stays theirs; the reply says how it is.
         *
         *     Allowed for: cda.
         */
        delete: operations["deleteProposalsByIdClaim"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide: approve, amend, decline or ask
         * @description Takes effect when the holding period of the cluster ends; until then it can be undone. Decline and ask need a reason code. A declared conflict of interest leaves the approval to another CDA.
         *
         *     Allowed for: cda.
         */
        post: operations["postProposalsByIdDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{id}/decision/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a decision within its holding period
         * @description Allowed for: cda.
         */
        post: operations["postProposalsByIdDecisionUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what happened to a linkage proposal, in order
         * @description Made, decided, undone, invited, reminded, replied, agreed or ended, and every message that was sent about it with its attempts. While notifications cannot be reached the messages are missing, and `deliveriesMissing` says so.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getProposalsByIdTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count linkage proposals by status
         * @description With the filters of the list, but its status.
         *
         *     Allowed for: buyer, enterprise, cda, manager, admin.
         */
        get: operations["getProposalsCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide up to 100 proposals at once
         * @description Each decision stands or falls by itself and states the version it was made on; the reply is 200 with one result each.
         *
         *     Allowed for: cda.
         */
        post: operations["postProposalsDecisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/summaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List linkage proposals without their explanations
         * @description The same filters, order and pages, at a twentieth of the bytes: for a queue of thousands.
         *
         *     Allowed for: buyer, enterprise, cda, manager, admin.
         */
        get: operations["getProposalsSummaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List providers
         * @description Allowed for: provider, cda, manager, admin.
         */
        get: operations["getProviders"];
        put?: never;
        /**
         * Register a provider of services
         * @description Allowed for: cda, manager, admin.
         */
        post: operations["postProviders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export providers to CSV
         * @description In the columns of the import with `kind=providers`: uploading it again changes nothing.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getProvidersCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a provider
         * @description Allowed for: provider, cda, manager, admin.
         */
        get: operations["getProvidersById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a provider
         * @description Every list that is given replaces the whole list; what is left out stays as it is. Its offers are matched again.
         *
         *     Allowed for: provider, cda, manager, admin.
         */
        patch: operations["patchProvidersById"];
        trace?: never;
    };
    "/v1/providers/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what people of a provider agreed to be written to about, and took back
         * @description Newest first, each with who noted it and how. What holds now stands with the contacts of the organisation.
         *
         *     Allowed for: provider, cda, manager, admin.
         */
        get: operations["getProvidersByIdConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/relevance-weights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List installed weights of relevance
         * @description The newest first, with what each was learned from.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getRelevanceWeights"];
        put?: never;
        /**
         * Install weights of relevance learned from past awards
         * @description The file that `npm run train` writes, as it is, up to 16 MB. It is checked and kept for good; installing the same content again changes nothing. No cluster is matched with it before its policy names the version: `PATCH /v1/clusters/{id}` with `{"policy":{"relevanceVersion":"…"}}`.
         *
         *     Allowed for: manager, admin.
         */
        post: operations["postRelevanceWeights"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/relevance-weights/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show where installed weights of relevance come from
         * @description Allowed for: cda, manager, admin.
         */
        get: operations["getRelevanceWeightsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/relevance-weights/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The file itself
         * @description JSON with its names in order: with it every value that names its version can be computed again.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getRelevanceWeightsByIdFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requirements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List requirements, newest first
         * @description Allowed for: buyer, cda, manager, admin.
         */
        get: operations["getRequirements"];
        put?: never;
        /**
         * Post a requirement, or keep it as a draft
         * @description Each lot is matched at once; read the proposals with GET /v1/proposals?requirementId=… a moment later. A lot without a code gets codes proposed from its text.
         *
         *     Allowed for: buyer, cda.
         */
        post: operations["postRequirements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requirements:preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show how many enterprises could match a requirement before it is posted
         * @description For each lot how many could match now, and which rules exclude how many of the others. Takes and refuses what posting does, writes nothing and names nobody.
         *
         *     Allowed for: buyer, cda.
         */
        post: operations["postRequirementsPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requirements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a requirement with its lots
         * @description Allowed for: buyer, cda, manager, admin.
         */
        get: operations["getRequirementsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a draft
         * @description Allowed for: buyer, cda.
         */
        patch: operations["patchRequirementsById"];
        trace?: never;
    };
    "/v1/requirements/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a requirement: it is not needed any more
         * @description Allowed for: buyer, cda.
         */
        post: operations["postRequirementsByIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requirements/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a requirement: no more proposals
         * @description Allowed for: buyer, cda.
         */
        post: operations["postRequirementsByIdClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requirements/{id}/last-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show who changed a requirement last
         * @description By the audit log: what was done, by which account and when. For whoever was refused with `version_stale` because somebody else was faster.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getRequirementsByIdLastChange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requirements/{id}/match-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the match runs of a requirement, newest first
         * @description A buyer sees counts and reasons; near misses name enterprises and are for the cluster.
         *
         *     Allowed for: buyer, cda, manager, admin.
         */
        get: operations["getRequirementsByIdMatchRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requirements/{id}/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post a draft
         * @description Allowed for: buyer, cda.
         */
        post: operations["postRequirementsByIdPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-engagements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List engagements, newest first
         * @description Allowed for: enterprise, provider, cda, manager, admin.
         */
        get: operations["getServiceEngagements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-engagements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an engagement
         * @description Allowed for: enterprise, provider, cda, manager, admin.
         */
        get: operations["getServiceEngagementsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List service invitations, newest first
         * @description Allowed for: enterprise, provider, cda, manager, admin.
         */
        get: operations["getServiceInvitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a service invitation and its reply
         * @description Allowed for: enterprise, provider, cda, manager, admin.
         */
        get: operations["getServiceInvitationsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-invitations/{id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a service invitation: yes, part or no
         * @description Can be changed until `closesAt`. When both sides say yes to the same quantity, the engagement is agreed: a yes is for `yesQuantity`, and when the other side names another quantity after your yes, answer again. A CDA may answer for one side that asked for it; the reply says so.
         *
         *     Allowed for: enterprise, provider, cda.
         */
        post: operations["postServiceInvitationsByIdReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List service needs, newest first
         * @description Allowed for: enterprise, cda, manager, admin.
         */
        get: operations["getServiceNeeds"];
        put?: never;
        /**
         * Post a service need
         * @description It is matched at once with the offers of the cluster; read GET /v1/service-needs/{id}/matches a moment later. Without a code, codes are proposed from the text.
         *
         *     Allowed for: enterprise, cda, manager, admin.
         */
        post: operations["postServiceNeeds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-needs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a service need
         * @description Allowed for: enterprise, cda, manager, admin.
         */
        get: operations["getServiceNeedsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what is asked of a service
         * @description What is left out stays as it is, null takes it away. It is matched again.
         *
         *     Allowed for: enterprise, cda, manager, admin.
         */
        patch: operations["patchServiceNeedsById"];
        trace?: never;
    };
    "/v1/service-needs/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm or choose the code of a need
         * @description For a need that was described in words; it is matched again with this code.
         *
         *     Allowed for: enterprise, cda, manager, admin.
         */
        post: operations["postServiceNeedsByIdCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-needs/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a need that the system proposes
         * @description Opens one need for each enterprise, which is matched with offers and counted as a gap like any other. Nothing is sent to anybody by that.
         *
         *     Allowed for: cda, manager, admin.
         */
        post: operations["postServiceNeedsByIdConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-needs/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss a need that the system proposes
         * @description It is proposed again only when twice as many enterprises, or twice as many lots, are concerned.
         *
         *     Allowed for: cda, manager, admin.
         */
        post: operations["postServiceNeedsByIdDismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-needs/{id}/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was computed for a need, newest first
         * @description Which offers were looked at, which nearly fit and what would have to change.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getServiceNeedsByIdMatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-needs/{id}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what a proposed need rests on
         * @description The enterprises that miss open lots for want of one thing, and the lots, by name. List proposed needs with GET /v1/service-needs?origin=market_opening&status=proposed.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getServiceNeedsByIdOpening"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-needs/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a service need: it is not needed any more
         * @description Allowed for: enterprise, cda, manager, admin.
         */
        post: operations["postServiceNeedsByIdWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List service offers, newest first
         * @description An enterprise sees the open ones of its cluster.
         *
         *     Allowed for: enterprise, provider, cda, manager, admin.
         */
        get: operations["getServiceOffers"];
        put?: never;
        /**
         * Post a service offer
         * @description Every open need it is like is matched again at once.
         *
         *     Allowed for: provider, cda, manager, admin.
         */
        post: operations["postServiceOffers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-offers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a service offer
         * @description Allowed for: enterprise, provider, cda, manager, admin.
         */
        get: operations["getServiceOffersById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a service offer
         * @description Every list that is given replaces the whole list; what is left out stays as it is. Needs like it are matched again.
         *
         *     Allowed for: provider, cda, manager, admin.
         */
        patch: operations["patchServiceOffersById"];
        trace?: never;
    };
    "/v1/service-offers/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a service offer: no more proposals
         * @description Allowed for: provider, cda, manager, admin.
         */
        post: operations["postServiceOffersByIdWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List service proposals
         * @description Each with its full explanation: every rule, every criterion, every number behind the score.
         *
         *     Allowed for: enterprise, provider, cda, manager, admin.
         */
        get: operations["getServiceProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a service proposal with its explanation
         * @description Allowed for: enterprise, provider, cda, manager, admin.
         */
        get: operations["getServiceProposalsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-proposals/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Claim a service proposal for 10 minutes
         * @description Tells colleagues that you are about to decide; again while it is yours, it is yours for longer. A courtesy, not a lock: If-Match alone rules who may decide. A decision, or whatever else ends the waiting, ends the claim. Changes no version.
         *
         *     Allowed for: cda.
         */
        post: operations["postServiceProposalsByIdClaim"];
        /**
         * Give back a service proposal that you claimed
         * @description What a colleague has claimed stays theirs; the reply says how it is.
         *
         *     Allowed for: cda.
         */
        delete: operations["deleteServiceProposalsByIdClaim"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-proposals/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide: approve, amend, decline or ask
         * @description Takes effect when the holding period of the cluster ends; until then it can be undone. Decline and ask need a reason code. A declared conflict of interest leaves the approval to another CDA.
         *
         *     Allowed for: cda.
         */
        post: operations["postServiceProposalsByIdDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-proposals/{id}/decision/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a decision within its holding period
         * @description Allowed for: cda.
         */
        post: operations["postServiceProposalsByIdDecisionUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-proposals/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what happened to a service proposal, in order
         * @description Made, decided, undone, invited, reminded, replied, agreed or ended, and every message that was sent about it with its attempts. While notifications cannot be reached the messages are missing, and `deliveriesMissing` says so.
         *
         *     Allowed for: cda, manager, admin.
         */
        get: operations["getServiceProposalsByIdTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-proposals/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count service proposals by status
         * @description With the filters of the list, but its status.
         *
         *     Allowed for: enterprise, provider, cda, manager, admin.
         */
        get: operations["getServiceProposalsCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-proposals/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide up to 100 proposals at once
         * @description Each decision stands or falls by itself and states the version it was made on; the reply is 200 with one result each.
         *
         *     Allowed for: cda.
         */
        post: operations["postServiceProposalsDecisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-proposals/summaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List service proposals without their explanations
         * @description The same filters, order and pages, at a twentieth of the bytes: for a queue of thousands.
         *
         *     Allowed for: enterprise, provider, cda, manager, admin.
         */
        get: operations["getServiceProposalsSummaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Sets an HttpOnly cookie that opens what your role may, until 12 hours pass without a request, 7 days at the longest. Whatever is wrong, the answer is the same: no such account, another password, too many tries.
         *
         *     Allowed for: buyer, enterprise, provider, cda, manager, admin.
         */
        post: operations["postSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show one delivery with its attempts
         * @description Allowed for: buyer, enterprise, cda, manager, admin.
         */
        get: operations["getWebhookDeliveriesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-deliveries/{id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery again, whatever became of it
         * @description With the same `webhook-id` and body, and all its retries before it.
         *
         *     Allowed for: buyer, enterprise, cda, manager, admin.
         */
        post: operations["postWebhookDeliveriesByIdRedeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your webhook endpoints, newest first
         * @description Allowed for: buyer, enterprise, cda, manager, admin.
         */
        get: operations["getWebhookEndpoints"];
        put?: never;
        /**
         * Have your system called when something happens
         * @description The secret is shown in this reply only. It belongs to your organisation, or to a cluster you work for; at most 10 each. Calls follow Standard Webhooks; they are made at least once, so tell repetitions by `webhook-id`.
         *
         *     Allowed for: buyer, enterprise, cda, manager, admin.
         */
        post: operations["postWebhookEndpoints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a webhook endpoint, without its secrets
         * @description Allowed for: buyer, enterprise, cda, manager, admin.
         */
        get: operations["getWebhookEndpointsById"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint with its secrets
         * @description Nothing more is sent to it, and what was sent cannot be seen any more.
         *
         *     Allowed for: buyer, enterprise, cda, manager, admin.
         */
        delete: operations["deleteWebhookEndpointsById"];
        options?: never;
        head?: never;
        /**
         * Change a webhook endpoint, or switch it off or on
         * @description Allowed for: buyer, enterprise, cda, manager, admin.
         */
        patch: operations["patchWebhookEndpointsById"];
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was sent to an endpoint and how it went, newest first
         * @description Allowed for: buyer, enterprise, cda, manager, admin.
         */
        get: operations["getWebhookEndpointsByIdDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what did not succeed since a time
         * @description Allowed for: buyer, enterprise, cda, manager, admin.
         */
        post: operations["postWebhookEndpointsByIdRedeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new secret
         * @description It is shown in this reply only. Calls are signed with the earlier secrets as well until the overlap is over.
         *
         *     Allowed for: buyer, enterprise, cda, manager, admin.
         */
        post: operations["postWebhookEndpointsByIdRotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make one test call
         * @description Of the type `webhook.test`, once, also to an endpoint that is off. Read the delivery to see how it went.
         *
         *     Allowed for: buyer, enterprise, cda, manager, admin.
         */
        post: operations["postWebhookEndpointsByIdTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Account: {
            /** @description The keys of an account that is not active open nothing */
            active: boolean;
            /**
             * @description Clusters the account is limited to; empty: all of them for an admin, those of the organisation for a buyer, enterprise or provider
             * @default []
             */
            clusterIds: string[];
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /** Format: email */
            email: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            language: string | null;
            name: string;
            /**
             * @description The buyer, enterprise or provider; required for those roles, null for the others
             * @default null
             */
            organisationId: string | null;
            role: components["schemas"]["Role"];
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        AccountChange: {
            /** @description By a manager or admin of its clusters, never by the account itself */
            active?: boolean;
            /** @description By a manager or admin of these and the earlier clusters; an account of an organisation follows that */
            clusterIds?: string[];
            /** Format: email */
            email?: string;
            language?: string | null;
            name?: string;
        };
        Allocation: {
            /** @description Everybody who could have had a share, by what was known when it was decided; who owed the place to the policy is not kept */
            candidates: components["schemas"]["KeptAllocationCandidate"][];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            decidedAt: string;
            /**
             * Format: uuid
             * @description Account
             */
            decidedBy: string;
            demands: components["schemas"]["AllocationDemands"] | null;
            /**
             * Format: date-time
             * @description Until then it can be undone
             */
            effectiveAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /** @description Whether the split kept all of them, and covered all that could be split; null without demands */
            keepsDemands: boolean | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            lotId: string;
            note: string | null;
            /** @description The gains of all shares minus their costs */
            objective: number;
            /** @description The sum of the shares */
            quantity: number;
            /** @description The largest first */
            shares: {
                /** @description Of managing one more enterprise */
                cost: number;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                decisionId: string;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                enterpriseId: string;
                enterpriseName: string;
                /** @description score × part */
                gain: number;
                linkageId: string | null;
                /** @description What both sides agreed to */
                linkedQuantity: number | null;
                /** @description quantity ÷ the quantity that is split */
                part: number;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                proposalId: string;
                /** @description In the unit of the lot */
                quantity: number;
                /** @description Of the proposal, to a millionth */
                score: number;
                /**
                 * @description What became of it: that of the proposal as long as this decision stands; else `undone`, or `withdrawn` by what happened since
                 * @enum {string}
                 */
                status: "proposed" | "asked" | "approved" | "declined" | "invited" | "agreed" | "refused" | "lapsed" | "withdrawn" | "undone";
                /** @description Of the proposal, as it was read */
                version: number;
                /** @description One sentence with the arithmetic, in English */
                words: string;
            }[];
            unit: string;
            /** @description The whole sum, in English */
            words: string;
        };
        AllocationCandidate: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            enterpriseId: string;
            enterpriseName: string;
            /** @description What it has free, at most the lot, in its unit; null: it stated none, which counts as enough */
            freeQuantity: number | null;
            isNewcomer: boolean;
            /** @description Its place by score is behind all places that the newest run of the lot gave, and the policy that it went by has steps of inclusion and exposure. Which step gave it the place is not said, nor who counts */
            isPlacedByPolicy: boolean;
            /** @description It takes nothing or at least so much; null: any quantity */
            minimumOrder: number | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            proposalId: string;
            score: number;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        AllocationDemands: {
            /**
             * @description What managing one more enterprise costs, in score × part of the lot: 0.01 is what a score better by 0.1 gains on a tenth of the lot
             * @default 0.01
             */
            costPerEnterprise: number;
            /**
             * @description The least that goes to enterprises that owe their place to the policy of the cluster, where that has a step of inclusion: `isPlacedByPolicy` among `candidates`. Refused where these are fewer than 5, as a part of what is split, 0 to 1; null: none is demanded
             * @default null
             */
            inclusionQuota: number | null;
            /**
             * @description At most so many enterprises; null: any number
             * @default null
             */
            maximumEnterprises: number | null;
            /**
             * @description The least that goes to newcomers: enterprises without a linkage and without a known past performance, as a part of what is split, 0 to 1; null: none is demanded
             * @default null
             */
            newcomersFloor: number | null;
            /**
             * @description The largest share of one enterprise, as a part of what is split, 0 to 1; null: none is demanded
             * @default null
             */
            shareCap: number | null;
        };
        AllocationDemandsInput: {
            /**
             * @description What managing one more enterprise costs, in score × part of the lot: 0.01 is what a score better by 0.1 gains on a tenth of the lot
             * @default 0.01
             */
            costPerEnterprise?: number;
            /**
             * @description The least that goes to enterprises that owe their place to the policy of the cluster, where that has a step of inclusion: `isPlacedByPolicy` among `candidates`. Refused where these are fewer than 5, as a part of what is split, 0 to 1; null: none is demanded
             * @default null
             */
            inclusionQuota?: number | null;
            /**
             * @description At most so many enterprises; null: any number
             * @default null
             */
            maximumEnterprises?: number | null;
            /**
             * @description The least that goes to newcomers: enterprises without a linkage and without a known past performance, as a part of what is split, 0 to 1; null: none is demanded
             * @default null
             */
            newcomersFloor?: number | null;
            /**
             * @description The largest share of one enterprise, as a part of what is split, 0 to 1; null: none is demanded
             * @default null
             */
            shareCap?: number | null;
        };
        AllocationQuestion: {
            /**
             * @description What managing one more enterprise costs, in score × part of the lot: 0.01 is what a score better by 0.1 gains on a tenth of the lot
             * @default 0.01
             */
            costPerEnterprise?: number;
            /**
             * @description Proposals that are to have no share
             * @default []
             */
            excluded?: string[];
            /**
             * @description The least that goes to enterprises that owe their place to the policy of the cluster, where that has a step of inclusion: `isPlacedByPolicy` among `candidates`. Refused where these are fewer than 5, as a part of what is split, 0 to 1; null: none is demanded
             * @default null
             */
            inclusionQuota?: number | null;
            /**
             * @description Shares that you have fixed
             * @default []
             */
            locked?: {
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                proposalId: string;
                /** @description Exactly so much, in the unit of the lot */
                quantity: number;
            }[];
            /**
             * @description At most so many enterprises; null: any number
             * @default null
             */
            maximumEnterprises?: number | null;
            /**
             * @description `exact` proves that no split is better, or says by how much one could be; `greedy` answers at once
             * @default exact
             * @enum {string}
             */
            method?: "exact" | "greedy";
            /**
             * @description The least that goes to newcomers: enterprises without a linkage and without a known past performance, as a part of what is split, 0 to 1; null: none is demanded
             * @default null
             */
            newcomersFloor?: number | null;
            /**
             * @description Split only so much, in the unit of the lot; null: all that is open and promised to nobody
             * @default null
             */
            quantity?: number | null;
            /**
             * @description The largest share of one enterprise, as a part of what is split, 0 to 1; null: none is demanded
             * @default null
             */
            shareCap?: number | null;
            /**
             * @description Of `exact`; when it is over the best split found is answered with its gap
             * @default 2
             */
            timeLimitSeconds?: number;
        };
        ApiKey: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            accountId: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            expiresAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            label: string;
            /** @description To the minute */
            lastUsedAt: string | null;
            /** @description First characters, to recognise the key */
            prefix: string;
            revokedAt: string | null;
            /** @description What it opens: `read` and `write` are everything the account may but erase persons */
            scopes: string[];
        };
        /** @description Whose word it is */
        Attribution: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            accountId: string;
            /**
             * Format: uuid
             * @description The import it came with
             */
            importId?: string;
            /**
             * Format: uuid
             * @description The organisation the account acts for
             */
            organisationId?: string;
            role: components["schemas"]["Role"];
        };
        AuditPage: {
            items: components["schemas"]["AuditRecord"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        AuditRecord: {
            /** @description Who acted; null when the system did */
            accountId: string | null;
            /** @description What was done, e.g. proposal.approved */
            action: string;
            /** @description Ids, codes, versions and amounts */
            details: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            occurredAt: string;
            /** @description For whom the account acted */
            organisationId: string | null;
            requestId: string;
            role: string | null;
            /**
             * @description Whose log it is in
             * @enum {string}
             */
            service: "registry" | "matching" | "service-market" | "notifications";
            subjectId: string;
            subjectType: string;
        };
        BatchDecision: {
            decisions: {
                decision: components["schemas"]["Ruling"];
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                proposalId: string;
                /** @description Counts the changes; send it back as If-Match to change what you saw */
                version: number;
            }[];
        };
        Buyer: {
            /** @description Clusters the buyer posts to */
            clusterIds: string[];
            /** @default [] */
            contacts: components["schemas"]["ContactChannel"][];
            /** @description ISO 3166-1 alpha-2 country code */
            country: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /**
             * @description Preferred first
             * @default []
             */
            languages: string[];
            name: string;
            /**
             * @description Enterprises the buyer does not want to work with
             * @default []
             */
            optOutEnterpriseIds: string[];
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            updatedAt: string;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        BuyerChange: {
            /** @description Clusters the buyer posts to */
            clusterIds?: string[];
            contacts?: components["schemas"]["ContactChannel"][];
            /** @description ISO 3166-1 alpha-2 country code */
            country?: string;
            /** @description Preferred first */
            languages?: string[];
            name?: string;
            /** @description Enterprises the buyer does not want to work with */
            optOutEnterpriseIds?: string[];
        };
        CapabilityClaim: {
            /**
             * @description Empty means unknown, not zero
             * @default []
             */
            capacity?: components["schemas"]["CapacitySlotInput"][];
            /** @description Code of the classification in use, see GET /v1/codes */
            code: string;
            evidence?: string;
            /** @description Days from order to delivery */
            leadTimeDays?: number;
            /** @description Smallest quantity taken, in the unit of the claim */
            minimumOrder?: number;
            /** @description Usual price per unit of the claim */
            priceHint?: components["schemas"]["Money"];
            /** @description Who said so; absent when it was the system or is not known. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
            statedBy?: components["schemas"]["Attribution"];
            /**
             * Format: date
             * @description When the claim was made or last confirmed
             */
            statedOn: string;
            /**
             * @description Verified only by a CDA or manager; declared again when the enterprise changes unit, evidence, minimum order, lead time or last day, or states more capacity
             * @default declared
             * @enum {string}
             */
            status?: "declared" | "verified";
            /** @description UNECE Rec 20 code (C62, DZN, KGM, MTR …) or a name (piece, dozen, kg, m …) */
            unit: string;
            /**
             * Format: date
             * @description Last day on which the claim holds; afterwards it counts as declared and as stale
             */
            validUntil?: string;
            /** @description The CDA or manager who verified it. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
            verifiedBy?: components["schemas"]["Attribution"];
            /**
             * Format: date
             * @description When they did. Written by the system: what is sent is ignored, so that a list can be sent back as it was read
             */
            verifiedOn?: string;
        };
        CapacitySlot: {
            /**
             * @description The part of it that is taken, same unit
             * @default 0
             */
            booked: number;
            /**
             * Format: date
             * @description ISO 8601 date from 1900-01-01 to 2200-12-31, e.g. 2027-01-15
             */
            from: string;
            /** @description What can be made in the period, in the unit of the capability */
            quantity: number;
            /**
             * Format: date
             * @description Last day of the period, inclusive
             */
            to: string;
        };
        CapacitySlotInput: {
            /**
             * @description The part of it that is taken, same unit
             * @default 0
             */
            booked?: number;
            /**
             * Format: date
             * @description ISO 8601 date from 1900-01-01 to 2200-12-31, e.g. 2027-01-15
             */
            from: string;
            /** @description What can be made in the period, in the unit of the capability */
            quantity: number;
            /**
             * Format: date
             * @description Last day of the period, inclusive
             */
            to: string;
        };
        Certification: {
            /** @description How it is known, e.g. where the certificate can be looked up */
            evidence?: string;
            number?: string;
            /** @description Scheme name, e.g. ISO 9001, OEKO-TEX, GOTS, SA8000 */
            scheme: string;
            /** @description Who said so; absent when it was the system or is not known. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
            statedBy?: components["schemas"]["Attribution"];
            /**
             * Format: date
             * @description When it was stated; left out: as it is of the same certification, else today
             */
            statedOn?: string;
            /**
             * @description Verified only by a CDA or manager; left out: as it is of the same certification, else declared
             * @enum {string}
             */
            status?: "declared" | "verified";
            /**
             * @description Null when it does not run out or is not known
             * @default null
             */
            validUntil: string | null;
            /** @description The CDA or manager who verified it. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
            verifiedBy?: components["schemas"]["Attribution"];
            /**
             * Format: date
             * @description When they did. Written by the system: what is sent is ignored, so that a list can be sent back as it was read
             */
            verifiedOn?: string;
        };
        CertificationInput: {
            /** @description How it is known, e.g. where the certificate can be looked up */
            evidence?: string;
            number?: string;
            /** @description Scheme name, e.g. ISO 9001, OEKO-TEX, GOTS, SA8000 */
            scheme: string;
            /** @description Who said so; absent when it was the system or is not known. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
            statedBy?: components["schemas"]["Attribution"];
            /**
             * Format: date
             * @description When it was stated; left out: as it is of the same certification, else today
             */
            statedOn?: string;
            /**
             * @description Verified only by a CDA or manager; left out: as it is of the same certification, else declared
             * @enum {string}
             */
            status?: "declared" | "verified";
            /**
             * @description Null when it does not run out or is not known
             * @default null
             */
            validUntil?: string | null;
            /** @description The CDA or manager who verified it. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
            verifiedBy?: components["schemas"]["Attribution"];
            /**
             * Format: date
             * @description When they did. Written by the system: what is sent is ignored, so that a list can be sent back as it was read
             */
            verifiedOn?: string;
        };
        ChangePasswordBody: {
            /** @description 12 to 128 characters, any of Unicode; spaces count */
            currentPassword: string;
            /** @description 12 to 128 characters, any of Unicode; spaces count */
            newPassword: string;
        };
        ChangeWebhookEndpointBody: {
            /** @description True switches it on again, also after it was switched off for failing */
            active?: boolean;
            description?: string | null;
            /** @description What you want to hear of */
            types?: ("requirement.matched" | "requirement.ended" | "proposal.decided" | "proposal.asked" | "proposal.ended" | "invitation.issued" | "invitation.replied" | "invitation.to_confirm" | "linkage.agreed" | "delivery.given_up")[];
            /** @description An https address that anybody on the internet can reach, on port 443 unless the operator allows others, without user name */
            url?: string;
        };
        /** @description The capability claim that decides: the one nearest to the code of the lot */
        Claim: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            capabilityId: string;
            code: string;
            /** @description Age of the claim on the day `asOf` */
            daysOld: number | null;
            /**
             * Format: date
             * @description ISO 8601 date from 1900-01-01 to 2200-12-31, e.g. 2027-01-15
             */
            statedOn: string;
            /** @enum {string} */
            status: "declared" | "verified";
            /** @description As stated */
            unit: string;
            words: string;
        };
        /** @enum {string} */
        ClaimAnswer: "yes" | "no" | "changed";
        ClaimAnswerBody: {
            /** @description `yes`: it still holds, and counts as stated today; `no`: the claim is withdrawn; `changed`: it is noted, and what is different is stated with PATCH /v1/enterprises/{id} */
            answer: components["schemas"]["ClaimAnswer"];
            /** @description What was said, e.g. on the telephone */
            note?: string;
        };
        ClaimedProposal: {
            /** @description As it is now; null when nobody has it */
            claim: components["schemas"]["ProposalClaim"] | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            proposalId: string;
        };
        ClaimQuestion: {
            answer: components["schemas"]["ClaimAnswer"] | null;
            answeredAt: string | null;
            /** @description Null until it is answered, and for an answer by the link in the e-mail */
            answeredBy: components["schemas"]["Attribution"] | null;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            askedAt: string;
            /** @description The claim as it was when the question was asked */
            claim: {
                /**
                 * @description Empty means unknown, not zero
                 * @default []
                 */
                capacity: components["schemas"]["CapacitySlot"][];
                /** @description Code of the classification in use, see GET /v1/codes */
                code: string;
                evidence?: string;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                id: string;
                /** @description Days from order to delivery */
                leadTimeDays?: number;
                /** @description Smallest quantity taken, in the unit of the claim */
                minimumOrder?: number;
                /** @description Usual price per unit of the claim */
                priceHint?: components["schemas"]["Money"];
                /** @description Who said so; absent when it was the system or is not known. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
                statedBy?: components["schemas"]["Attribution"];
                /**
                 * Format: date
                 * @description When the claim was made or last confirmed
                 */
                statedOn: string;
                /**
                 * @description Verified only by a CDA or manager; declared again when the enterprise changes unit, evidence, minimum order, lead time or last day, or states more capacity
                 * @default declared
                 * @enum {string}
                 */
                status: "declared" | "verified";
                /** @description UNECE Rec 20 code (C62, DZN, KGM, MTR …) or a name (piece, dozen, kg, m …) */
                unit: string;
                /**
                 * Format: date
                 * @description Last day on which the claim holds; afterwards it counts as declared and as stale
                 */
                validUntil?: string;
                /** @description The CDA or manager who verified it. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
                verifiedBy?: components["schemas"]["Attribution"];
                /**
                 * Format: date
                 * @description When they did. Written by the system: what is sent is ignored, so that a list can be sent back as it was read
                 */
                verifiedOn?: string;
            };
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /**
             * Format: date
             * @description The day on which the claim was last stated or verified
             */
            confirmedOn: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            enterpriseId: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /** @description Name of the code by language */
            label: {
                [key: string]: string;
            };
            note: string | null;
            /** @description Most that the claim states for a month, in its unit; null when it states no capacity */
            perMonth: number | null;
            /**
             * @description `lapsed`: nobody answered until the next one was asked
             * @enum {string}
             */
            status: "open" | "answered" | "lapsed";
        };
        Cluster: {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /** @description ISO 4217 currency code */
            currency: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /** @description In order of preference; the first is used when a person stated none */
            languages: string[];
            name: string;
            place: components["schemas"]["Place"];
            policy: components["schemas"]["MatchingPolicy"];
            /** @description What the cluster makes, e.g. garments */
            trade: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            updatedAt: string;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
            vision?: string;
            weights: components["schemas"]["MatchingWeights"];
            /** @description Counts the changes of weights and policy; every explanation states it */
            weightsVersion: number;
        };
        ClusterChange: {
            languages?: string[];
            name?: string;
            place?: components["schemas"]["Place"];
            /** @description The parts of the policy that change; counts a new weights version */
            policy?: {
                /** @description Over so many days after that its weight falls, evenly, to staleClaimWeight */
                claimFadingDays?: number;
                /** @description So long after it was stated or verified a claim weighs in full */
                claimFreshDays?: number;
                /** @description An enterprise is asked about one claim that is not fresh any more, and not again for so many days; 0 = it is not asked */
                claimQuestionDays?: number;
                /** @description Time in which a decision can be undone before it takes effect */
                holdingSeconds?: number;
                /** @description Most invitations per enterprise and period; null = no cap */
                invitationCap?: number | null;
                invitationPeriodDays?: number;
                /** @description Proposals per lot */
                maxProposals?: number;
                /** @description Below this score the system stays silent */
                minimumScore?: number;
                /** @description Least part of a lot that an enterprise must be able to take */
                minimumShare?: number;
                /** @description How alike a code must be, 1 = the same code: by what both have in common in their classification (Wu-Palmer), or 0.8 times that through a partial correspondence to another one */
                minimumSimilarity?: number;
                /** @description Weights learned from past awards that the criterion relevance is computed with, see GET /v1/relevance-weights; null = the starter, which has learned nothing */
                relevanceVersion?: string | null;
                /** @description A reminder is sent so long before the cut-off; 0 = none */
                reminderHours?: number;
                /** @description Time both sides have to answer */
                replyHours?: number;
                /** @description How opportunities are spread once all are scored; stated as a whole */
                spreading?: components["schemas"]["SpreadingInput"];
                /** @description What capability fit is multiplied by for a claim that faded, or whose last day is past; 1 = age does not count */
                staleClaimWeight?: number;
                /** @description Rules for which missing data excludes */
                unknownExcludes?: ("active" | "code" | "unit" | "capacity" | "minimum_order" | "lead_time" | "times" | "ceiling_price" | "certifications" | "place" | "language" | "conflict_of_interest" | "opt_out" | "invitation_cap")[];
            };
            trade?: string;
            vision?: string;
            /** @description The weights that change; counts a new weights version */
            weights?: {
                /** @description Weight of how close the capability is to the code asked for; only the proportion to the others counts */
                capabilityFit?: number;
                /** @description Weight of free capacity against the quantity; only the proportion to the others counts */
                capacityMargin?: number;
                /** @description Weight of distance to the place of delivery; only the proportion to the others counts */
                distance?: number;
                /** @description Weight of days left before the deadline; only the proportion to the others counts */
                leadTimeMargin?: number;
                /** @description Weight of preferred certifications held; only the proportion to the others counts */
                optionalCertifications?: number;
                /** @description Weight of on-time and rejection record; only the proportion to the others counts */
                pastPerformance?: number;
                /** @description Weight of price hint against the ceiling; only the proportion to the others counts */
                price?: number;
                /** @description Weight of how much earlier work is like the lot, by words and codes; only the proportion to the others counts */
                relevance?: number;
                /** @description Weight of share of invitations answered; only the proportion to the others counts */
                responsiveness?: number;
            };
        };
        /** @description Weights and policy as they were in one weights version: what an explanation that states it was computed with */
        ClusterWeights: {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            changedAt: string;
            /** @description The account that made this version; null for the system itself */
            changedBy: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            policy: components["schemas"]["MatchingPolicy"];
            weights: components["schemas"]["MatchingWeights"];
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            weightsVersion: number;
        };
        CodeChoice: {
            /** @description One of the proposed codes, or any other of GET /v1/codes */
            code: string;
        };
        CodeReason: {
            /** @enum {string} */
            code: "code" | "code_begins" | "label" | "synonym" | "whole_classification" | "similar_notices";
            /** @description How many similar notices used the code */
            count?: number;
            /** @description Words asked for that it does not have */
            missing?: string[];
            /** @description Words asked for that it has with other letters */
            near?: string[];
            /** @description What was typed of the code, or the label or synonym as it is written */
            text?: string;
        };
        CodesImport: {
            created: number;
            removed: number;
            scheme: string;
            unchanged: number;
            updated: number;
            /** @description Of the scheme; counts its changes */
            version: number;
        };
        CodeSuggestion: {
            /** @description The reasons in words, in the language asked for where there are words in it, else in English */
            because: string;
            /** @description Code of the classification in use, see GET /v1/codes */
            code: string;
            /** @description Label by language */
            labels: {
                [key: string]: string;
            };
            parent: string | null;
            /** @description From the root down to the code */
            path: {
                /** @description Code of the classification in use, see GET /v1/codes */
                code: string;
                label: string;
            }[];
            /** @description What was recognised, and how many similar notices used it */
            reasons: components["schemas"]["CodeReason"][];
            /** @description Name of the classification, e.g. LINKWRIGHT-STARTER */
            scheme: string;
            /** @description Track records of enterprises with a title like the words asked for that have this code */
            similarNotices: number;
            synonyms: {
                [key: string]: string[];
            };
            /** @description The unit in which quantities of this code are compared */
            unit: string;
        };
        CodesUpload: {
            /**
             * @description Whether the file is the whole scheme: codes that are not in it are removed
             * @default false
             */
            complete?: boolean;
            /** @description How many pieces the file has */
            pieces: number;
            /** @description Name of the classification: letters, digits, dots, hyphens and underscores, e.g. CPV2008 */
            scheme: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            uploadId: string;
        };
        Colleague: {
            /** @description False: the account is closed */
            active: boolean;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            name: string;
            /** @enum {string} */
            role: "cda" | "manager" | "admin";
        };
        CollectPersonDataBody: {
            /**
             * Format: uuid
             * @description The account of the person, one that you may see; its e-mail address is then meant as well
             */
            accountId?: string;
            /**
             * Format: email
             * @description An address of the person. Left out as well as accountId: you yourself
             */
            address?: string;
            /** @description nextCursor of the part before */
            cursor?: string;
        };
        CollectPersonDataReply: {
            accounts: components["schemas"]["Account"][];
            /** @description The address that was looked for */
            address: string;
            /** @description Without the keys, of which only hashes are kept */
            apiKeys: components["schemas"]["ApiKey"][];
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            collectedAt: string;
            /** @description What the person agreed to and took back, newest first; at most 200 */
            consents: {
                /** @description Who noted it; null for the system and for the link in an e-mail */
                accountId: string | null;
                /** @description The address it is about */
                address: string;
                /** @description False: the person took consent back, or the address was removed */
                agreed: boolean;
                /** @description When the person agreed, as far as known; null where agreed is false */
                agreedOn: string | null;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                id: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 instant with offset
                 */
                notedAt: string;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                organisationId: string;
                /**
                 * @description What somebody is written to about: `linkages` orders and introductions, `services` courses and other services, `refresh` questions whether what is known of the organisation still holds, `news` of the cluster
                 * @enum {string}
                 */
                purpose: "linkages" | "services" | "refresh" | "news";
                /**
                 * @description How it was noted: by the organisation itself, by a CDA, manager or admin who was told, from an imported file, by the link in an e-mail; `system`: it was known before there was a history
                 * @enum {string}
                 */
                source: "self" | "staff" | "import" | "link" | "system";
            }[];
            /** @description Where organisations state the address, as far as you may see them */
            contacts: {
                contact: components["schemas"]["ContactChannel"];
                organisation: string;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                organisationId: string;
            }[];
            /** @description Rows of imported files that hold the address; at most 50 */
            importedRows: {
                cells: string[];
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                importId: string;
                line: number;
            }[];
            /** @description Send it as `cursor` for the next part of `records`; null on the last */
            nextCursor: string | null;
            /** @description What each service holds besides: what the accounts did and were told, and where the person is mentioned */
            records: {
                /** @description The record, without secrets, where the account made it or is addressed by it; null where it only mentions the person */
                data: {
                    [key: string]: unknown;
                } | null;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                id: string;
                /** @description Fields in which the address or the name stands */
                mentions: string[];
                /** @enum {string} */
                service: "registry" | "matching" | "service-market" | "notifications";
                table: string;
            }[];
        };
        ConfirmedOpening: {
            /** @description Enterprises for which none was opened */
            left: {
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                enterpriseId: string;
                /**
                 * @description `has_such_a_need`: one of this code is open already
                 * @enum {string}
                 */
                why: "has_such_a_need" | "not_active";
            }[];
            need: components["schemas"]["ServiceNeed"];
            /** @description One open need for each enterprise: matched with offers and counted as a gap like any other */
            openedNeedIds: string[];
        };
        ContactChannel: {
            /** Format: email */
            address: string;
            /** @description Whether the person agreed to be written to about linkages; without it nothing is sent. Once a linkage is agreed, the other side is told this address */
            consent: boolean;
            /**
             * Format: date
             * @description When the person agreed; left out: the day consent is stated first
             */
            consentOn?: string;
            /** @description The other purposes. One that is not named: `services` and `refresh` are as `consent`, `news` is not agreed to. Left out: as they are */
            consents?: {
                agreed: boolean;
                /**
                 * Format: date
                 * @description When the person said so; left out: the day it is stated first
                 */
                on?: string;
                /** @enum {string} */
                purpose: "services" | "refresh" | "news";
            }[];
            /** @constant */
            kind: "email";
            /** @description Else the first language of the organisation */
            language?: string;
        } | {
            /** @description E.164, e.g. +251911234567 */
            address: string;
            /** @description Whether the person agreed to be written to about linkages; without it nothing is sent. Once a linkage is agreed, the other side is told this address */
            consent: boolean;
            /**
             * Format: date
             * @description When the person agreed; left out: the day consent is stated first
             */
            consentOn?: string;
            /** @description The other purposes. One that is not named: `services` and `refresh` are as `consent`, `news` is not agreed to. Left out: as they are */
            consents?: {
                agreed: boolean;
                /**
                 * Format: date
                 * @description When the person said so; left out: the day it is stated first
                 */
                on?: string;
                /** @enum {string} */
                purpose: "services" | "refresh" | "news";
            }[];
            /**
             * @description For people to call: nothing is sent there
             * @constant
             */
            kind: "phone";
            /** @description Else the first language of the organisation */
            language?: string;
        };
        Correspondence: {
            from: {
                /** @description Code of the classification in use, see GET /v1/codes */
                code: string;
                scheme: string;
            };
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            kind: components["schemas"]["CorrespondenceKind"];
            to: {
                /** @description Code of the classification in use, see GET /v1/codes */
                code: string;
                scheme: string;
            };
            version: number;
        };
        /**
         * @description exact: both codes say the same; partial: one is a part of the other, or they overlap. It decides how alike the two are in matching
         * @enum {string}
         */
        CorrespondenceKind: "exact" | "partial";
        CorrespondencesImport: {
            added: number;
            /** @description Pairs that are of another kind than before */
            changed: number;
            from: string;
            removed: number;
            /** @description Rows that name a code the schemes do not have */
            skipped: number;
            /** @description Pairs that there are now */
            stored: number;
            to: string;
            /** @description Of the correspondence of these two schemes; counts its changes */
            version: number;
        };
        CreateWebhookEndpointBody: {
            /**
             * Format: uuid
             * @description For cda, manager and admin: the cluster whose events you want; may be left out by who has one cluster only
             */
            clusterId?: string;
            /** @description Which system it is, for the people who look after it */
            description?: string;
            /**
             * @description What you want to hear of; everything when left out
             * @default [
             *       "requirement.matched",
             *       "requirement.ended",
             *       "proposal.decided",
             *       "proposal.asked",
             *       "proposal.ended",
             *       "invitation.issued",
             *       "invitation.replied",
             *       "invitation.to_confirm",
             *       "linkage.agreed",
             *       "delivery.given_up"
             *     ]
             */
            types?: ("requirement.matched" | "requirement.ended" | "proposal.decided" | "proposal.asked" | "proposal.ended" | "invitation.issued" | "invitation.replied" | "invitation.to_confirm" | "linkage.agreed" | "delivery.given_up")[];
            /** @description An https address that anybody on the internet can reach, on port 443 unless the operator allows others, without user name */
            url: string;
        };
        CreateWebhookEndpointReply: {
            /** @description False: nothing is sent. What happens meanwhile is kept and can be sent later */
            active: boolean;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description Account
             */
            createdBy: string;
            description: string | null;
            /** @description Since when no call has succeeded; null when the newest one did */
            failingSince: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /** @description `owner`: switched off by you; `failing`: it failed for a whole round of retries; `gone`: it answered 410 */
            inactiveBecause: ("owner" | "failing" | "gone") | null;
            /** @enum {string} */
            owner: "organisation" | "cluster";
            /**
             * Format: uuid
             * @description The buyer or enterprise, or the cluster
             */
            ownerId: string;
            /** @description Shown this once: whsec_ and 32 random bytes in base64; verify calls with it */
            secret: string;
            /** @description Every call is signed with each of these, newest first */
            secrets: {
                /**
                 * Format: date-time
                 * @description ISO 8601 instant with offset
                 */
                createdAt: string;
                /** @description Null for the newest */
                endsAt: string | null;
            }[];
            /** @description What you want to hear of */
            types: ("requirement.matched" | "requirement.ended" | "proposal.decided" | "proposal.asked" | "proposal.ended" | "invitation.issued" | "invitation.replied" | "invitation.to_confirm" | "linkage.agreed" | "delivery.given_up")[];
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            updatedAt: string;
            url: string;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        CriterionResult: {
            /**
             * @description `prior`: no data, neutral value used; `none`: not asked for, not counted
             * @enum {string}
             */
            basis: "data" | "prior" | "none";
            /** @description weight × value; contributions add up to the score, to the last bit, in this order */
            contribution: number;
            criterion: string;
            /** @description What `value` was computed from, and `clusterWeight` / `countedWeight` = `weight`; a list is a table */
            inputs: {
                [key: string]: (string | number | boolean | null) | {
                    [key: string]: string | number | boolean | null;
                }[];
            };
            /** @description 0 to 1 */
            value: number;
            /** @description The cluster’s weight as a share of all counted weights */
            weight: number;
            /** @description One sentence with the arithmetic, in English */
            words: string;
        };
        DecidedProposal: {
            /** @description The newest that was not undone */
            decision: components["schemas"]["Decision"] | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            status: components["schemas"]["ProposalStatus"];
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        DecidedServiceProposal: {
            /** @description The newest that was not undone */
            decision: components["schemas"]["Decision"] | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            status: components["schemas"]["ProposalStatus"];
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        DecideProposalsReply: {
            decided: number;
            failed: number;
            /** @description In the order given; each decision stands or falls by itself */
            results: {
                error: {
                    /** @enum {string} */
                    code: "malformed_json" | "body_invalid" | "query_invalid" | "header_invalid" | "cursor_invalid" | "unit_incompatible" | "unit_unknown" | "code_unknown" | "deadline_past" | "cluster_unknown" | "import_invalid" | "quantity_too_large" | "credential_missing" | "credential_invalid" | "credential_expired" | "sign_in_refused" | "role_not_allowed" | "scope_missing" | "csrf_refused" | "not_yours" | "link_invalid" | "link_expired" | "not_found" | "route_unknown" | "method_not_allowed" | "transition_not_allowed" | "already_exists" | "enterprise_merged" | "merge_not_possible" | "reply_closed" | "undo_too_late" | "claimed_by_other" | "conflict_of_interest" | "inclusion_pool_too_small" | "invitation_cap_reached" | "request_in_progress" | "version_stale" | "version_required" | "idempotency_key_missing" | "idempotency_key_reused" | "body_too_large" | "media_type_unsupported" | "rate_limited" | "deadline_exceeded" | "overloaded" | "service_unavailable" | "internal";
                    message: string;
                } | null;
                /** @description Without its explanation; null when `error` says why not */
                proposal: components["schemas"]["DecidedProposal"] | null;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                proposalId: string;
            }[];
        };
        DecideServiceProposalsReply: {
            decided: number;
            failed: number;
            /** @description In the order given; each decision stands or falls by itself */
            results: {
                error: {
                    /** @enum {string} */
                    code: "malformed_json" | "body_invalid" | "query_invalid" | "header_invalid" | "cursor_invalid" | "unit_incompatible" | "unit_unknown" | "code_unknown" | "deadline_past" | "cluster_unknown" | "import_invalid" | "quantity_too_large" | "credential_missing" | "credential_invalid" | "credential_expired" | "sign_in_refused" | "role_not_allowed" | "scope_missing" | "csrf_refused" | "not_yours" | "link_invalid" | "link_expired" | "not_found" | "route_unknown" | "method_not_allowed" | "transition_not_allowed" | "already_exists" | "enterprise_merged" | "merge_not_possible" | "reply_closed" | "undo_too_late" | "claimed_by_other" | "conflict_of_interest" | "inclusion_pool_too_small" | "invitation_cap_reached" | "request_in_progress" | "version_stale" | "version_required" | "idempotency_key_missing" | "idempotency_key_reused" | "body_too_large" | "media_type_unsupported" | "rate_limited" | "deadline_exceeded" | "overloaded" | "service_unavailable" | "internal";
                    message: string;
                } | null;
                /** @description Without its explanation; null when `error` says why not */
                proposal: components["schemas"]["DecidedServiceProposal"] | null;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                proposalId: string;
            }[];
        };
        Decision: {
            /**
             * @description Your declaration: `declared` keeps you from approving; another CDA decides
             * @enum {string}
             */
            conflictOfInterest: "none" | "declared";
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            decidedAt: string;
            /**
             * Format: uuid
             * @description Account
             */
            decidedBy: string;
            /**
             * Format: date-time
             * @description Until then it can be undone
             */
            effectiveAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            note: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            proposalId: string;
            quantity: number | null;
            reasonCode: string | null;
            /** @enum {string} */
            ruling: "approve" | "amend" | "decline" | "ask";
            undoneAt: string | null;
        };
        Delivery: {
            attempts: number;
            /** @enum {string} */
            channel: "feed" | "email";
            clusterId: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            eventId: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            language: string | null;
            lastError: string | null;
            nextAttemptAt: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            recipientId: string;
            /** @description What it is about */
            refersTo: components["schemas"]["Reference"];
            sentAt: string | null;
            /** @description `unknown`: a crash came between sending and noting it; it was sent once more with the same Message-ID. `obsolete`: what it asked for was over before it went out, so nothing was sent */
            status: components["schemas"]["DeliveryStatus"];
            template: string;
            /** @description Sends of which nobody knows whether they arrived */
            unknownSends: number;
        };
        DeliveryAbout: {
            attempts: number;
            /** @enum {string} */
            channel: "feed" | "email";
            clusterId: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            eventId: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            language: string | null;
            lastError: string | null;
            nextAttemptAt: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            recipientId: string;
            /** @description What it is about */
            refersTo: components["schemas"]["Reference"];
            sentAt: string | null;
            /** @description `unknown`: a crash came between sending and noting it; it was sent once more with the same Message-ID. `obsolete`: what it asked for was over before it went out, so nothing was sent */
            status: components["schemas"]["DeliveryStatus"];
            template: string;
            /** @description In their order; none for the feed */
            tries: components["schemas"]["DeliveryAttempt"][];
            /** @description Sends of which nobody knows whether they arrived */
            unknownSends: number;
        };
        DeliveryAttempt: {
            /** @description Null while it goes on, and after a crash */
            endedAt: string | null;
            number: number;
            /** @description `refused`: the receiver said not now; `rejected`: for good; `not_sent`: it never got the whole message; `unknown`: nobody knows whether it kept it */
            outcome: ("accepted" | "refused" | "rejected" | "not_sent" | "unknown") | null;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            startedAt: string;
        };
        DeliveryChanges: {
            /** @description E-mails that are not attempted any more although nobody knows them to be sent, and that nobody has sent again */
            givenUp: number;
            /** @description Of these: given up since */
            newGivenUp: number;
        };
        DeliveryPlace: {
            /** @description ISO 3166-1 alpha-2 country code */
            country: string;
            /** @description Degrees, WGS 84 */
            latitude?: number;
            /** @description Degrees, WGS 84 */
            longitude?: number;
            /** @description Great-circle distance from the nearest establishment */
            maxDistanceKm?: number;
            /** @description ISO 3166-2 */
            region?: string;
            town?: string;
        };
        /** @enum {string} */
        DeliveryStatus: "pending" | "sent" | "failed" | "unknown" | "dead" | "no_channel" | "obsolete";
        Distinction: {
            /** @description True: not the same, the pair is not shown again; false takes that back */
            distinct: boolean;
            /** @description Two enterprises of one cluster */
            enterpriseIds: string[];
        };
        DuplicatedEnterprise: {
            externalId: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /** @description Enterprises registered before it that are likely the same, the most likely first, at most 20 */
            likelyDuplicates: components["schemas"]["LikelyDuplicate"][];
            name: string;
        };
        DuplicateReason: {
            /**
             * @description What was compared; a field that one of the two does not know is no reason
             * @enum {string}
             */
            field: "names" | "phone" | "email" | "website" | "identifier" | "address" | "postcode" | "town" | "country" | "distance";
            /** @description The finding and its weight, e.g. "same e-mail address: +5.00" */
            text: string;
            /** @description What it adds to the log-odds; above 0 speaks for one enterprise */
            weight: number;
        };
        EndSessionReply: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            accountId: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /** @description Whether this is the session that asks */
            current: boolean;
            /**
             * Format: date-time
             * @description When it ends at the latest; after 12 hours without a request it ends earlier
             */
            expiresAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /**
             * Format: date-time
             * @description To the minute
             */
            lastSeenAt: string;
            /**
             * @description How it was signed in
             * @enum {string}
             */
            method: "password" | "oidc";
            /** @description What the browser called itself when it signed in */
            userAgent: string | null;
        };
        EndSessionsReply: {
            /** @description How many sessions ended */
            ended: number;
        };
        Enterprise: {
            /**
             * @description An enterprise can set false itself; only a CDA or manager can set true again
             * @default true
             */
            active: boolean;
            capabilities: {
                /**
                 * @description Empty means unknown, not zero
                 * @default []
                 */
                capacity: components["schemas"]["CapacitySlot"][];
                /** @description Code of the classification in use, see GET /v1/codes */
                code: string;
                evidence?: string;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                id: string;
                /** @description Days from order to delivery */
                leadTimeDays?: number;
                /** @description Smallest quantity taken, in the unit of the claim */
                minimumOrder?: number;
                /** @description Usual price per unit of the claim */
                priceHint?: components["schemas"]["Money"];
                /** @description Who said so; absent when it was the system or is not known. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
                statedBy?: components["schemas"]["Attribution"];
                /**
                 * Format: date
                 * @description When the claim was made or last confirmed
                 */
                statedOn: string;
                /**
                 * @description Verified only by a CDA or manager; declared again when the enterprise changes unit, evidence, minimum order, lead time or last day, or states more capacity
                 * @default declared
                 * @enum {string}
                 */
                status: "declared" | "verified";
                /** @description UNECE Rec 20 code (C62, DZN, KGM, MTR …) or a name (piece, dozen, kg, m …) */
                unit: string;
                /**
                 * Format: date
                 * @description Last day on which the claim holds; afterwards it counts as declared and as stale
                 */
                validUntil?: string;
                /** @description The CDA or manager who verified it. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
                verifiedBy?: components["schemas"]["Attribution"];
                /**
                 * Format: date
                 * @description When they did. Written by the system: what is sent is ignored, so that a list can be sent back as it was read
                 */
                verifiedOn?: string;
            }[];
            /** @default [] */
            certifications: components["schemas"]["Certification"][];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /**
             * @description Buyers that share owners or family with the enterprise
             * @default []
             */
            conflictBuyerIds: string[];
            /** @default [] */
            contacts: components["schemas"]["ContactChannel"][];
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /** @default [] */
            establishments: components["schemas"]["Establishment"][];
            externalId: string | null;
            /** @default false */
            homeBased: boolean;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /**
             * @description Numbers that authorities gave it; one is of one enterprise in a cluster
             * @default []
             */
            identifiers: components["schemas"]["Identifier"][];
            /**
             * @description Languages the enterprise can work in, preferred first; empty = unknown
             * @default []
             */
            languages: string[];
            name: string;
            /**
             * @description Buyers the enterprise does not want to work with
             * @default []
             */
            optOutBuyerIds: string[];
            /** @description False for an informal enterprise */
            registered: boolean;
            size: components["schemas"]["EnterpriseSize"];
            /** @default [] */
            trackRecords: components["schemas"]["TrackRecord"][];
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            updatedAt: string;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        EnterpriseChange: {
            /** @description An enterprise can set false itself; only a CDA or manager can set true again */
            active?: boolean;
            capabilities?: {
                /** @description Left out: as it is; empty means unknown, not zero */
                capacity?: {
                    /** @description Left out: as it is for the same period, else 0 */
                    booked?: number;
                    /**
                     * Format: date
                     * @description ISO 8601 date from 1900-01-01 to 2200-12-31, e.g. 2027-01-15
                     */
                    from: string;
                    /** @description What can be made in the period, in the unit of the capability */
                    quantity: number;
                    /**
                     * Format: date
                     * @description Last day of the period, inclusive
                     */
                    to: string;
                }[];
                /** @description Code of the classification in use, see GET /v1/codes */
                code: string;
                evidence?: string;
                /**
                 * Format: uuid
                 * @description Keeps this claim; left out: that of the same code, if there is one
                 */
                id?: string;
                /** @description Days from order to delivery */
                leadTimeDays?: number;
                /** @description Smallest quantity taken, in the unit of the claim */
                minimumOrder?: number;
                /** @description Usual price per unit of the claim */
                priceHint?: components["schemas"]["Money"];
                /** @description Who said so; absent when it was the system or is not known. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
                statedBy?: components["schemas"]["Attribution"];
                /**
                 * Format: date
                 * @description When the claim was made or last confirmed
                 */
                statedOn: string;
                /**
                 * @description Left out: as it is, else declared. Verified only by a CDA or manager
                 * @enum {string}
                 */
                status?: "declared" | "verified";
                /** @description UNECE Rec 20 code (C62, DZN, KGM, MTR …) or a name (piece, dozen, kg, m …) */
                unit: string;
                /** @description Last day on which the claim holds; left out: as it is; null: none */
                validUntil?: string | null;
                /** @description The CDA or manager who verified it. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
                verifiedBy?: components["schemas"]["Attribution"];
                /**
                 * Format: date
                 * @description When they did. Written by the system: what is sent is ignored, so that a list can be sent back as it was read
                 */
                verifiedOn?: string;
            }[];
            certifications?: components["schemas"]["CertificationInput"][];
            /** @description Buyers that share owners or family with the enterprise */
            conflictBuyerIds?: string[];
            contacts?: components["schemas"]["ContactChannel"][];
            establishments?: components["schemas"]["Establishment"][];
            externalId?: string | null;
            homeBased?: boolean;
            /** @description Numbers that authorities gave it; one is of one enterprise in a cluster */
            identifiers?: components["schemas"]["Identifier"][];
            /** @description Languages the enterprise can work in, preferred first; empty = unknown */
            languages?: string[];
            name?: string;
            /** @description Buyers the enterprise does not want to work with */
            optOutBuyerIds?: string[];
            /** @description False for an informal enterprise */
            registered?: boolean;
            size?: components["schemas"]["EnterpriseSize"];
            trackRecords?: components["schemas"]["TrackRecordInput"][];
        };
        EnterpriseImport: {
            created: number;
            /** @description Data rows read, without the header */
            rows: number;
            unchanged: number;
            updated: number;
            /** @description What was taken but may be a mistake; the first 200 */
            warnings: {
                /** @description Line and column */
                field: string;
                message: string;
            }[];
        };
        /** @enum {string} */
        EnterpriseSize: "self_employed" | "micro" | "small" | "medium" | "large";
        ErasePersonBody: {
            /**
             * Format: uuid
             * @description The account of the person, one that you may see; its e-mail address is then meant as well
             */
            accountId?: string;
            /**
             * Format: email
             * @description An address of the person. Left out as well as accountId: you yourself
             */
            address?: string;
            /** @description The word erase, a space and the address of the person: this cannot be undone */
            confirm: string;
            /**
             * @default own_wish
             * @enum {string}
             */
            reason?: "own_wish" | "left_the_organisation" | "wrong_address" | "other";
        };
        ErasePersonReply: {
            accountIds: string[];
            /** @description Clusters of the accounts and organisations concerned */
            clusterIds: string[];
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            erased: {
                /** @description Closed; name and address are removed, the id stays */
                accounts: number;
                /** @description Revoked */
                apiKeys: number;
                /** @description Entries of the history of consents, deleted */
                consents: number;
                /** @description Removed from organisations */
                contacts: number;
                /** @description Rows of imported files in which the address is replaced */
                importedRows: number;
            };
            finishedAt: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /** @enum {string} */
            reason: "own_wish" | "left_the_organisation" | "wrong_address" | "other";
            /** @description Account */
            requestedBy: string | null;
            /** @description When each service had done its part; null: not yet */
            services: {
                [key: string]: string | null;
            };
            /**
             * @description `done`: every service has told that it holds nothing any more
             * @enum {string}
             */
            state: "under_way" | "done";
            /** @description What is kept, and why */
            stays: {
                what: string;
                why: string;
            }[];
            /** @description Organisations that nobody could be reached at any more */
            unreachable: string[];
        };
        /** @description A site of the enterprise */
        Establishment: {
            /** @description ISO 3166-1 alpha-2 country code */
            country: string;
            /** @description Degrees, WGS 84 */
            latitude?: number;
            /** @description Degrees, WGS 84 */
            longitude?: number;
            name?: string;
            postcode?: string;
            /** @description ISO 3166-2 */
            region?: string;
            /** @description Street and number as on a letter, e.g. Churchill Road 14 */
            street?: string;
            town?: string;
        };
        /** @description One enterprise against one lot by the data of this moment */
        Evaluation: {
            algorithmVersion: string;
            /**
             * Format: date
             * @description The day for which it was computed
             */
            asOf: string;
            /** @description Passes and reaches the least score; only the best of these are proposed */
            belongs: boolean;
            /** @description Null when the enterprise claims nothing */
            claim: components["schemas"]["Claim"] | null;
            /** @description How much of it is known, 0 to 1: weightOnData × (1 - unknownRules / rules) */
            confidence: number;
            confidenceParts: {
                rules: number;
                /** @description Rules with the outcome `unknown` */
                unknownRules: number;
                /** @description Share of the counted weight whose criteria have the basis `data`, 0 to 1 */
                weightOnData: number;
                words: string;
            };
            criteria: components["schemas"]["CriterionResult"][];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            enterpriseId: string;
            enterpriseName: string;
            /** @description Version of the enterprise that was read */
            enterpriseVersion: number;
            failedRules: string[];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            lotId: string;
            /** @description False when the enterprise stated no capacity for the period */
            offeredKnown: boolean;
            /** @description Of what is open of the lot; in `unit` */
            offeredQuantity: number;
            /** @description No rule fails */
            passes: boolean;
            /** @description Its proposal for the lot; null when it was never proposed */
            proposalId: string | null;
            proposalStatus: components["schemas"]["ProposalStatus"] | null;
            /** @description What was open of the lot, in `unit` */
            quantity: number;
            rules: components["schemas"]["RuleResult"][];
            score: number;
            /** @description Unit of the lot, UNECE Rec 20 code */
            unit: string;
            weightsVersion: number;
            whyNot: components["schemas"]["WhyNot"];
        };
        Explanation: {
            algorithmVersion: string;
            /**
             * Format: date
             * @description The day for which it was computed
             */
            asOf: string;
            claim: components["schemas"]["Claim"];
            /** @description How much of it is known, 0 to 1: weightOnData × (1 - unknownRules / rules) */
            confidence: number;
            confidenceParts: {
                rules: number;
                /** @description Rules with the outcome `unknown` */
                unknownRules: number;
                /** @description Share of the counted weight whose criteria have the basis `data`, 0 to 1 */
                weightOnData: number;
                words: string;
            };
            criteria: components["schemas"]["CriterionResult"][];
            /** @description Version of the enterprise that was read */
            enterpriseVersion: number;
            inputHash: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            lotId: string;
            /** @description What was open of the lot, in `unit` */
            quantity: number;
            rules: components["schemas"]["RuleResult"][];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            runId: string;
            score: number;
            /** @description Left out where the cluster’s policy spreads nothing, and for the buyer */
            spreading?: components["schemas"]["SpreadPlace"];
            /** @description Unit of the lot, UNECE Rec 20 code */
            unit: string;
            watermark: string;
            weightsVersion: number;
        };
        FeedItem: {
            body: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            language: string;
            /** @description The first time. An organisation has one mark: what one of its accounts has read is read for all of them. CDAs, managers and admins have a mark each */
            readAt: string | null;
            /** @description Why, as a code, e.g. no_capacity; `body` says it in words. Null where there is no reason */
            reason: string | null;
            /** @description What you can open about it; null where there is nothing that you may see */
            refersTo: components["schemas"]["Reference"] | null;
            subject: string;
            /** @description What it is about, e.g. invitation or outcome-declined */
            template: string;
        };
        FindEnterprisesReply: {
            items: components["schemas"]["FoundEnterprise"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        FoundEnterprise: {
            /**
             * @description An enterprise can set false itself; only a CDA or manager can set true again
             * @default true
             */
            active: boolean;
            capabilities: {
                /**
                 * @description Empty means unknown, not zero
                 * @default []
                 */
                capacity: components["schemas"]["CapacitySlot"][];
                /** @description Code of the classification in use, see GET /v1/codes */
                code: string;
                evidence?: string;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                id: string;
                /** @description Days from order to delivery */
                leadTimeDays?: number;
                /** @description Smallest quantity taken, in the unit of the claim */
                minimumOrder?: number;
                /** @description Usual price per unit of the claim */
                priceHint?: components["schemas"]["Money"];
                /** @description Who said so; absent when it was the system or is not known. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
                statedBy?: components["schemas"]["Attribution"];
                /**
                 * Format: date
                 * @description When the claim was made or last confirmed
                 */
                statedOn: string;
                /**
                 * @description Verified only by a CDA or manager; declared again when the enterprise changes unit, evidence, minimum order, lead time or last day, or states more capacity
                 * @default declared
                 * @enum {string}
                 */
                status: "declared" | "verified";
                /** @description UNECE Rec 20 code (C62, DZN, KGM, MTR …) or a name (piece, dozen, kg, m …) */
                unit: string;
                /**
                 * Format: date
                 * @description Last day on which the claim holds; afterwards it counts as declared and as stale
                 */
                validUntil?: string;
                /** @description The CDA or manager who verified it. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
                verifiedBy?: components["schemas"]["Attribution"];
                /**
                 * Format: date
                 * @description When they did. Written by the system: what is sent is ignored, so that a list can be sent back as it was read
                 */
                verifiedOn?: string;
            }[];
            /** @default [] */
            certifications: components["schemas"]["Certification"][];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /**
             * @description Buyers that share owners or family with the enterprise
             * @default []
             */
            conflictBuyerIds: string[];
            /** @default [] */
            contacts: components["schemas"]["ContactChannel"][];
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /** @default [] */
            establishments: components["schemas"]["Establishment"][];
            externalId: string | null;
            /** @default false */
            homeBased: boolean;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /**
             * @description Numbers that authorities gave it; one is of one enterprise in a cluster
             * @default []
             */
            identifiers: components["schemas"]["Identifier"][];
            /**
             * @description Languages the enterprise can work in, preferred first; empty = unknown
             * @default []
             */
            languages: string[];
            name: string;
            /**
             * @description Buyers the enterprise does not want to work with
             * @default []
             */
            optOutBuyerIds: string[];
            /** @description False for an informal enterprise */
            registered: boolean;
            /** @description With q: the share of the letters searched for that agrees with the name, a little less for further words; 1 = the same words */
            similarity?: number;
            size: components["schemas"]["EnterpriseSize"];
            /** @default [] */
            trackRecords: components["schemas"]["TrackRecord"][];
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            updatedAt: string;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        GetWebhookEndpointReply: {
            /** @description False: nothing is sent. What happens meanwhile is kept and can be sent later */
            active: boolean;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description Account
             */
            createdBy: string;
            description: string | null;
            /** @description Since when no call has succeeded; null when the newest one did */
            failingSince: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /** @description `owner`: switched off by you; `failing`: it failed for a whole round of retries; `gone`: it answered 410 */
            inactiveBecause: ("owner" | "failing" | "gone") | null;
            /** @enum {string} */
            owner: "organisation" | "cluster";
            /**
             * Format: uuid
             * @description The buyer or enterprise, or the cluster
             */
            ownerId: string;
            /** @description Every call is signed with each of these, newest first */
            secrets: {
                /**
                 * Format: date-time
                 * @description ISO 8601 instant with offset
                 */
                createdAt: string;
                /** @description Null for the newest */
                endsAt: string | null;
            }[];
            /** @description What you want to hear of */
            types: ("requirement.matched" | "requirement.ended" | "proposal.decided" | "proposal.asked" | "proposal.ended" | "invitation.issued" | "invitation.replied" | "invitation.to_confirm" | "linkage.agreed" | "delivery.given_up")[];
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            updatedAt: string;
            url: string;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        /** @description Each part is of the service that knows it; null: that service could not be reached */
        Home: {
            /**
             * Format: date-time
             * @description Keep it: the next visit asks with it
             */
            asOf: string;
            deliveries: components["schemas"]["DeliveryChanges"] | null;
            /** @description Of service proposals */
            engagements: components["schemas"]["ProposalChanges"] | null;
            /** @description Of linkage proposals */
            linkages: components["schemas"]["ProposalChanges"] | null;
            requirements: components["schemas"]["RequirementChanges"] | null;
            serviceNeeds: components["schemas"]["NeedChanges"] | null;
            /**
             * Format: date-time
             * @description What was asked for, or 90 days ago where that is later
             */
            since: string;
        };
        Identifier: {
            /** @description Whether form and check digits of the scheme were looked at; false where no rule is known. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
            checked?: boolean;
            /** @description The number there; kept without spaces and in capitals */
            id: string;
            /** @description The list it is from, as org-id.guide codes it, e.g. GB-COH, FR-INSEE, XI-LEI; tax numbers: the country and VAT or, in India, GSTIN */
            scheme: string;
        };
        Import: {
            /** @description Size of the file */
            bytes: number;
            /** @description What the import would do, found out by the same code that does it */
            checked: components["schemas"]["ImportCounts"] | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            columns: components["schemas"]["ImportColumn"][];
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            delimiter: string | null;
            /** @description What it did so far */
            done: components["schemas"]["ImportCounts"] | null;
            /** @description As it was found out: utf-8, utf-16le, utf-16be or windows-1252 */
            encoding: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            kind: components["schemas"]["ImportKind"];
            /** @description New enterprises that are likely duplicates; see the rows with `likelyDuplicates=true` */
            likelyDuplicates: number;
            /** @description Why the file as a whole cannot be used */
            problems: {
                /** @description Line, or line and column: `line 7.size` */
                field: string;
                message: string;
            }[];
            progress: {
                /** @description Rows that are read, checked, imported or taken back in this state */
                done: number;
                /** @description Since the state began, or that the last one took */
                seconds: number;
                /** @description Of so many; null while the file is being read */
                total: number | null;
            };
            /** @description Rows read so far, without header and empty rows */
            rows: number;
            source: string;
            state: components["schemas"]["ImportState"];
            undone: {
                /** @description Changed by somebody since, so left as they are; see the rows */
                kept: number;
                restored: number;
            } | null;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            updatedAt: string;
            whenAlike: components["schemas"]["WhenAlike"];
        };
        ImportColumn: {
            /**
             * @description name: it is called so; mapping: this upload said so; remembered: an earlier upload from the same source did
             * @enum {string}
             */
            by: "name" | "mapping" | "remembered" | "unknown";
            /** @description What it is read as; null: it is left out */
            column: string | null;
            /** @description As it stands in the file */
            heading: string;
            /** @description For an unknown one: the column with the most similar name, if there is one */
            nearest: string | null;
        };
        /** @description Enterprises or providers, not rows */
        ImportCounts: {
            create: number;
            /** @description Something is wrong with them; nothing of them is taken */
            skip: number;
            unchanged: number;
            update: number;
        };
        ImportedRow: {
            /** @description Old and new of an update, the first 50; empty for what is created */
            changes: {
                after: unknown;
                before: unknown;
                /** @description `name`, or of a capability `capabilities.CODE.leadTimeDays` */
                field: string;
            }[];
            externalId: string | null;
            /** @description Of a new enterprise: others that are likely the same, the most likely first, at most 3 */
            likelyDuplicates: {
                /** @description What every pair starts with that is worth comparing */
                base: number;
                /** @description Null for one of an earlier row */
                enterpriseId: string | null;
                externalId: string | null;
                /** @description Of the earlier row of this file that tells of it; null for one that is there */
                line: number | null;
                /** @description base plus the weights of all reasons */
                logOdds: number;
                name: string;
                /** @description 1 / (1 + e^-logOdds); shown from 0.5 */
                probability: number;
                reasons: components["schemas"]["DuplicateReason"][];
            }[];
            /** @description Where it begins in the file; the header is line 1 */
            line: number;
            /** @description How many rows tell of the same */
            lines: number;
            outcome: components["schemas"]["ImportOutcome"];
            /** @description Why it is skipped */
            problems: {
                /** @description Line, or line and column: `line 7.size` */
                field: string;
                message: string;
            }[];
            /** @description Id of the enterprise or provider; null while it is not there yet */
            subjectId: string | null;
            /** @description False: this is what would happen */
            taken: boolean;
            /** @description kept: changed by somebody since, so left as it is */
            undo: ("restored" | "kept") | null;
            warnings: {
                /** @description Line, or line and column: `line 7.size` */
                field: string;
                message: string;
            }[];
        };
        /**
         * @description What the file tells of: enterprises with capabilities, capacity, certifications and track records; or providers
         * @enum {string}
         */
        ImportKind: "enterprises" | "providers";
        /** @enum {string} */
        ImportOutcome: "create" | "update" | "unchanged" | "skip";
        /**
         * @description checked: waits for somebody to confirm it; failed: the file cannot be used, problems say why, nothing of it is kept
         * @enum {string}
         */
        ImportState: "uploading" | "reading" | "checking" | "checked" | "importing" | "imported" | "cancelled" | "failed" | "undoing" | "undone";
        Inclusion: {
            /** @description In the order of the categories */
            declarations: {
                category: components["schemas"]["InclusionCategory"];
                /**
                 * Format: date
                 * @description ISO 8601 date from 1900-01-01 to 2200-12-31, e.g. 2027-01-15
                 */
                consentedOn: string;
                /** @description How consent was given, if it was said */
                consentGiven: string | null;
                /**
                 * @description Who entered it
                 * @enum {string}
                 */
                declaredBy: "enterprise" | "cda";
                /**
                 * Format: date-time
                 * @description ISO 8601 instant with offset
                 */
                notedAt: string;
                purposes: components["schemas"]["InclusionPurpose"][];
            }[];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            enterpriseId: string;
        };
        InclusionAggregates: {
            /** @description When the figures were last looked at anew, once in 7 days; null before the first time */
            asOf: string | null;
            /** @description Every category, always; categories overlap, and there is no total */
            cells: {
                category: components["schemas"]["InclusionCategory"];
                /** @description Enterprises of the cluster, as published: joined and left are taken over 5 or more at a time. Null when fewer than 5 are in it, or fewer than 5 outside */
                count: number | null;
            }[];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
        };
        /**
         * @description Self-declared, never required
         * @enum {string}
         */
        InclusionCategory: "women" | "youth" | "minority" | "marginalised_group" | "informal_micro" | "home_worker" | "low_education";
        InclusionDeclaration: {
            category: components["schemas"]["InclusionCategory"];
            /**
             * Format: date
             * @description When consent was given; not in the future
             */
            consentedOn: string;
            /** @description How consent was given, e.g. "signed form, kept at the office"; required of a CDA who notes it */
            consentGiven?: string;
            /** @description What the enterprise consented to; it is used for nothing else */
            purposes: components["schemas"]["InclusionPurpose"][];
        };
        InclusionNoted: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            enterpriseId: string;
        };
        /**
         * @description matching_policy: counts towards an inclusion policy of the cluster; aggregate_reporting: counts in published figures of 5 or more
         * @enum {string}
         */
        InclusionPurpose: "matching_policy" | "aggregate_reporting";
        InclusionStatement: {
            declarations: components["schemas"]["InclusionDeclaration"][];
        };
        Invitation: {
            /** @description Most the buyer pays per `unit`; null when none was stated */
            ceilingPrice: components["schemas"]["Money"] | null;
            /**
             * Format: date-time
             * @description The cut-off: until then the reply can be changed
             */
            closesAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            code: string | null;
            /** @description The other side */
            counterpartName: string;
            /** @description What the other side answered; a linkage is made when both say yes to the same quantity */
            counterpartReply: {
                /** @enum {string} */
                answer: "yes" | "part" | "no";
                /** @description What was said yes to, in the unit of the invitation; null for a no */
                quantity: number | null;
            } | null;
            /**
             * Format: date
             * @description Last day of delivery
             */
            deadline: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            lotId: string;
            lotText: string | null;
            /** @description All must be valid at the deadline */
            mandatoryCertifications: string[];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            organisationId: string;
            outcome: ("agreed" | "refused" | "lapsed" | "withdrawn") | null;
            outcomeReason: string | null;
            /** @description Where the goods go; null when it does not matter */
            place: components["schemas"]["DeliveryPlace"] | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            proposalId: string;
            quantity: number;
            reply: components["schemas"]["Reply"] | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            requirementId: string;
            requirementTitle: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            sentAt: string;
            side: components["schemas"]["Side"];
            /** @enum {string} */
            status: "open" | "closed";
            unit: string;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
            /** @description What a yes is for now: what you were invited for, at most what the other side said yes to */
            yesQuantity: number;
        };
        InviteToSignInReply: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            accountId: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            expiresAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /** @enum {string} */
            purpose: "invitation" | "reset";
        };
        IssuedApiKey: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            accountId: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            expiresAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /** @description Shown this once; send as Authorization: Bearer */
            key: string;
            label: string;
            /** @description To the minute */
            lastUsedAt: string | null;
            /** @description First characters, to recognise the key */
            prefix: string;
            revokedAt: string | null;
            /** @description What it opens: `read` and `write` are everything the account may but erase persons */
            scopes: string[];
        };
        KeptAllocationCandidate: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            enterpriseId: string;
            enterpriseName: string;
            /** @description What it has free, at most the lot, in its unit; null: it stated none, which counts as enough */
            freeQuantity: number | null;
            isNewcomer: boolean;
            /** @description It takes nothing or at least so much; null: any quantity */
            minimumOrder: number | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            proposalId: string;
            score: number;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        /** @description Who changed something last, what they did and when */
        LastChange: {
            /** @description Null when nobody has changed it since it was written */
            change: {
                /** @description Who did it; null: the system. Those who work for a cluster have their names in GET /v1/colleagues */
                accountId: string | null;
                /** @description What was done, e.g. enterprise.changed */
                action: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 instant with offset
                 */
                occurredAt: string;
                role: components["schemas"]["Role"] | null;
            } | null;
        };
        LikelyDuplicate: {
            /** @description What every pair starts with that is worth comparing */
            base: number;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            enterpriseId: string;
            externalId: string | null;
            /** @description base plus the weights of all reasons */
            logOdds: number;
            name: string;
            /** @description 1 / (1 + e^-logOdds); shown from 0.5 */
            probability: number;
            reasons: components["schemas"]["DuplicateReason"][];
        };
        Linkage: {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            agreedAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            buyerId: string;
            buyerName: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            enterpriseId: string;
            enterpriseName: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /** @enum {string} */
            initiatedBy: "buyer" | "supplier_network" | "intermediary" | "cda";
            /** @enum {string} */
            kind: "vertical" | "horizontal" | "ad_hoc";
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            lotId: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            proposalId: string;
            /** @description What both sides said yes to, at most what the lot still lacked */
            quantity: number;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            requirementId: string;
            requirementTitle: string;
            unit: string;
        };
        LinkageProposal: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            buyerId: string;
            buyerName: string;
            /** @description Which CDA is about to decide; null when nobody is, and for both sides */
            claim: components["schemas"]["ProposalClaim"] | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /**
             * @description Of the lot: `proposed` means that its code was read from the text and nobody has confirmed it
             * @enum {string}
             */
            codeStatus: "stated" | "proposed" | "none";
            confidence: number;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * Format: date
             * @description Of the lot
             */
            deadline: string;
            /** @description The newest that was not undone */
            decision: components["schemas"]["Decision"] | null;
            /** @description Why it ended, as a code */
            endReason: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            enterpriseId: string;
            enterpriseName: string;
            explanation: components["schemas"]["Explanation"];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            lotId: string;
            /** @description False when the enterprise stated no capacity for the period: ask before you rely on the quantity */
            offeredKnown: boolean;
            /** @description What the enterprise has free, at most the lot; the whole lot when `offeredKnown` is false; in `unit` */
            offeredQuantity: number;
            /** @description What is proposed, or what the CDA amended it to; in `unit` */
            quantity: number;
            /** @description 1 = best in its run */
            rank: number;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            requirementId: string;
            requirementTitle: string;
            score: number;
            status: components["schemas"]["ProposalStatus"];
            /** @description Unit of the lot */
            unit: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            updatedAt: string;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        ListAccountsReply: {
            items: components["schemas"]["Account"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListAllocationsReply: {
            items: components["schemas"]["Allocation"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListApiKeysReply: {
            items: components["schemas"]["ApiKey"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListBuyersReply: {
            items: components["schemas"]["Buyer"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListClaimQuestionsReply: {
            items: components["schemas"]["ClaimQuestion"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListClustersReply: {
            items: components["schemas"]["Cluster"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListColleaguesReply: {
            items: components["schemas"]["Colleague"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListConsentsReply: {
            items: {
                /** @description Who noted it; null for the system and for the link in an e-mail */
                accountId: string | null;
                /** @description The address it is about */
                address: string;
                /** @description False: the person took consent back, or the address was removed */
                agreed: boolean;
                /** @description When the person agreed, as far as known; null where agreed is false */
                agreedOn: string | null;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                id: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 instant with offset
                 */
                notedAt: string;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                organisationId: string;
                /**
                 * @description What somebody is written to about: `linkages` orders and introductions, `services` courses and other services, `refresh` questions whether what is known of the organisation still holds, `news` of the cluster
                 * @enum {string}
                 */
                purpose: "linkages" | "services" | "refresh" | "news";
                /**
                 * @description How it was noted: by the organisation itself, by a CDA, manager or admin who was told, from an imported file, by the link in an e-mail; `system`: it was known before there was a history
                 * @enum {string}
                 */
                source: "self" | "staff" | "import" | "link" | "system";
            }[];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListCorrespondencesReply: {
            items: components["schemas"]["Correspondence"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListDeliveriesReply: {
            items: components["schemas"]["ListedDelivery"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListDuplicatesOfEnterpriseReply: {
            /** @description Enterprises of the cluster that are likely the same, the most likely first, at most 20. Nothing was refused because of them */
            items: components["schemas"]["LikelyDuplicate"][];
        };
        ListDuplicatesReply: {
            items: components["schemas"]["DuplicatedEnterprise"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListedDelivery: {
            attempts: number;
            /** @enum {string} */
            channel: "feed" | "email";
            clusterId: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            eventId: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            language: string | null;
            lastError: string | null;
            nextAttemptAt: string | null;
            /** @description Whom it is for; null where nobody has the id any more, and when the registry cannot be reached */
            recipient: {
                /** @enum {string} */
                kind: "enterprise" | "buyer" | "provider" | "account";
                name: string;
            } | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            recipientId: string;
            /** @description What it is about */
            refersTo: components["schemas"]["Reference"];
            sentAt: string | null;
            /** @description `unknown`: a crash came between sending and noting it; it was sent once more with the same Message-ID. `obsolete`: what it asked for was over before it went out, so nothing was sent */
            status: components["schemas"]["DeliveryStatus"];
            template: string;
            /** @description Sends of which nobody knows whether they arrived */
            unknownSends: number;
        };
        ListFeedReply: {
            items: components["schemas"]["FeedItem"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListImportRowsReply: {
            items: components["schemas"]["ImportedRow"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListImportsReply: {
            items: components["schemas"]["Import"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListInvitationsReply: {
            items: components["schemas"]["Invitation"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListLinkagesReply: {
            items: components["schemas"]["Linkage"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListMatchRunsReply: {
            items: components["schemas"]["MatchRun"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListNeedMatchesReply: {
            items: components["schemas"]["NeedMatch"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListPersonErasuresReply: {
            items: components["schemas"]["ErasePersonReply"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListProposalsReply: {
            items: components["schemas"]["LinkageProposal"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListProposalSummariesReply: {
            items: components["schemas"]["ProposalSummary"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListProvidersReply: {
            items: components["schemas"]["Provider"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListRelevanceWeightsReply: {
            items: components["schemas"]["RelevanceWeightsFile"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListRequirementsReply: {
            items: components["schemas"]["Requirement"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListServiceEngagementsReply: {
            items: components["schemas"]["ServiceEngagement"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListServiceGapsReply: {
            items: components["schemas"]["ServiceGap"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListServiceInvitationsReply: {
            items: components["schemas"]["ServiceInvitation"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListServiceNeedsReply: {
            items: components["schemas"]["ServiceNeed"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListServiceOffersReply: {
            items: components["schemas"]["ServiceOffer"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListServiceProposalsReply: {
            items: components["schemas"]["ServiceProposal"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListServiceProposalSummariesReply: {
            items: components["schemas"]["ServiceProposalSummary"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListSessionsReply: {
            items: components["schemas"]["EndSessionReply"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListWebhookDeliveriesReply: {
            items: components["schemas"]["TestWebhookEndpointReply"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        ListWebhookEndpointsReply: {
            items: components["schemas"]["GetWebhookEndpointReply"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
        };
        Lot: {
            /** @description Most you pay per unit stated above */
            ceilingPrice?: components["schemas"]["Money"];
            /** @description The code that matching uses */
            code: string | null;
            /**
             * @description `proposed`: taken from the text, please confirm; `none`: nothing recognised, or what was is measured otherwise: state one
             * @enum {string}
             */
            codeStatus: "stated" | "proposed" | "none";
            /**
             * Format: date
             * @description Last day of delivery; not in the past
             */
            deadline: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /** @description Language in which the work must be possible */
            language?: string;
            /** @description Newest match run; see GET /v1/match-runs/{id} */
            lastRunId: string | null;
            /** @description What linkages cover so far, in the unit of the lot */
            linkedQuantity: number;
            /**
             * @description All must be valid at the deadline
             * @default []
             */
            mandatoryCertifications: string[];
            /** @description Quantity in the unit of the code */
            normalised: {
                quantity: number;
                unit: string;
            } | null;
            number: number;
            /** @description Where the goods go; leave out when it does not matter */
            place?: components["schemas"]["DeliveryPlace"];
            /**
             * @description Better with, possible without
             * @default []
             */
            preferredCertifications: string[];
            proposedCodes: components["schemas"]["ProposedCode"][];
            /** @description In the unit stated beside it */
            quantity: number;
            /** @enum {string} */
            status: "open" | "covered" | "ended";
            /** @description What is needed, in your own words */
            text?: string;
            /** @description UNECE Rec 20 code (C62, DZN, KGM, MTR …) or a name (piece, dozen, kg, m …) */
            unit: string;
        };
        LotPreview: {
            /** @description Pass every rule, with too low a score; null also where `excludedByRule` is */
            belowMinimumScore: number | null;
            /** @description The code that matching uses */
            code: string | null;
            /**
             * @description `proposed`: taken from the text, please confirm; `none`: nothing recognised, or what was is measured otherwise: state one
             * @enum {string}
             */
            codeStatus: "stated" | "proposed" | "none";
            /** @description Pass every rule and reach the least score; the policy of the cluster proposes the best of them */
            couldMatch: number | null;
            /** @description All active enterprises of the cluster, and inactive ones that claim a code like the lot’s; null when `reason` says why nothing was computed */
            enterprises: number | null;
            /** @description Enterprises by the rules they fail, each counted with every rule it fails. For a buyer what is between enterprises and the cluster is one `other`. Null in a cluster so large that the best are found by the index, without judging the others */
            excludedByRule: {
                [key: string]: number;
            } | null;
            /** @description Quantity in the unit of the code */
            normalised: {
                quantity: number;
                unit: string;
            } | null;
            number: number;
            proposedCodes: components["schemas"]["ProposedCode"][];
            /** @description Why nobody could match or nothing was computed, in words; null when somebody could */
            reason: string | null;
        };
        /** @description Every count is that of matching the changed lot, by the data of this moment */
        LotWhatIfs: {
            algorithmVersion: string;
            /**
             * Format: date
             * @description The day for which it was computed
             */
            asOf: string;
            /** @description Enterprises that belong to the matches of the lot as it is */
            belong: number;
            /** @description Each alone; one that would admit nobody is left out */
            changes: components["schemas"]["WhatIf"][];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            lotId: string;
            weightsVersion: number;
        };
        MarketOpening: {
            /** @description Why the service of this code is proposed */
            because: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            computedAt: string;
            /** @description Those who miss the most lots first */
            enterpriseIds: string[];
            /** @description Enterprises that miss at least one of the lots for it, and would be proposed but for that */
            enterprises: number;
            /** @description The same as buyers write it most */
            label: string | null;
            /** @description Open lots that at least one of them misses for it */
            lots: number;
            /** @description Those of the lots that no enterprise of the cluster fits */
            lotsNobodyFits: number;
            /** @description Lots that state no price: worth something, and nobody knows how much */
            lotsWithoutValue: number;
            /** @description Those that the most enterprises miss first */
            missedLots: components["schemas"]["MissedLot"][];
            /**
             * @description The one rule that these enterprises fail
             * @enum {string}
             */
            rule: "capacity" | "lead_time" | "ceiling_price" | "certifications" | "language";
            /** @description Ceiling price × open quantity of the lots that state a price, for each currency, largest first */
            value: components["schemas"]["SumOfMoney"][];
            /** @description What they lack: a certification scheme in capitals and digits alone, a language; null where the rule says it all */
            what: string | null;
            /** @description The same in one line: ISO 9001: 14 enterprises, 6 lots, USD 80,000 */
            words: string;
        };
        MatchingPolicy: {
            /**
             * @description Over so many days after that its weight falls, evenly, to staleClaimWeight
             * @default 360
             */
            claimFadingDays: number;
            /**
             * @description So long after it was stated or verified a claim weighs in full
             * @default 180
             */
            claimFreshDays: number;
            /**
             * @description An enterprise is asked about one claim that is not fresh any more, and not again for so many days; 0 = it is not asked
             * @default 90
             */
            claimQuestionDays: number;
            /**
             * @description Time in which a decision can be undone before it takes effect
             * @default 10
             */
            holdingSeconds: number;
            /**
             * @description Most invitations per enterprise and period; null = no cap
             * @default 10
             */
            invitationCap: number | null;
            /** @default 7 */
            invitationPeriodDays: number;
            /**
             * @description Proposals per lot
             * @default 20
             */
            maxProposals: number;
            /**
             * @description Below this score the system stays silent
             * @default 0.3
             */
            minimumScore: number;
            /**
             * @description Least part of a lot that an enterprise must be able to take
             * @default 0.1
             */
            minimumShare: number;
            /**
             * @description How alike a code must be, 1 = the same code: by what both have in common in their classification (Wu-Palmer), or 0.8 times that through a partial correspondence to another one
             * @default 0.7
             */
            minimumSimilarity: number;
            /**
             * @description Weights learned from past awards that the criterion relevance is computed with, see GET /v1/relevance-weights; null = the starter, which has learned nothing
             * @default null
             */
            relevanceVersion: string | null;
            /**
             * @description A reminder is sent so long before the cut-off; 0 = none
             * @default 24
             */
            reminderHours: number;
            /**
             * @description Time both sides have to answer
             * @default 72
             */
            replyHours: number;
            /**
             * @description How opportunities are spread once all are scored; stated as a whole
             * @default {
             *       "looksAt": 80,
             *       "steps": []
             *     }
             */
            spreading: components["schemas"]["Spreading"];
            /**
             * @description What capability fit is multiplied by for a claim that faded, or whose last day is past; 1 = age does not count
             * @default 0.5
             */
            staleClaimWeight: number;
            /**
             * @description Rules for which missing data excludes
             * @default []
             */
            unknownExcludes: ("active" | "code" | "unit" | "capacity" | "minimum_order" | "lead_time" | "times" | "ceiling_price" | "certifications" | "place" | "language" | "conflict_of_interest" | "opt_out" | "invitation_cap")[];
        };
        MatchingPolicyInput: {
            /**
             * @description Over so many days after that its weight falls, evenly, to staleClaimWeight
             * @default 360
             */
            claimFadingDays?: number;
            /**
             * @description So long after it was stated or verified a claim weighs in full
             * @default 180
             */
            claimFreshDays?: number;
            /**
             * @description An enterprise is asked about one claim that is not fresh any more, and not again for so many days; 0 = it is not asked
             * @default 90
             */
            claimQuestionDays?: number;
            /**
             * @description Time in which a decision can be undone before it takes effect
             * @default 10
             */
            holdingSeconds?: number;
            /**
             * @description Most invitations per enterprise and period; null = no cap
             * @default 10
             */
            invitationCap?: number | null;
            /** @default 7 */
            invitationPeriodDays?: number;
            /**
             * @description Proposals per lot
             * @default 20
             */
            maxProposals?: number;
            /**
             * @description Below this score the system stays silent
             * @default 0.3
             */
            minimumScore?: number;
            /**
             * @description Least part of a lot that an enterprise must be able to take
             * @default 0.1
             */
            minimumShare?: number;
            /**
             * @description How alike a code must be, 1 = the same code: by what both have in common in their classification (Wu-Palmer), or 0.8 times that through a partial correspondence to another one
             * @default 0.7
             */
            minimumSimilarity?: number;
            /**
             * @description Weights learned from past awards that the criterion relevance is computed with, see GET /v1/relevance-weights; null = the starter, which has learned nothing
             * @default null
             */
            relevanceVersion?: string | null;
            /**
             * @description A reminder is sent so long before the cut-off; 0 = none
             * @default 24
             */
            reminderHours?: number;
            /**
             * @description Time both sides have to answer
             * @default 72
             */
            replyHours?: number;
            /**
             * @description How opportunities are spread once all are scored; stated as a whole
             * @default {
             *       "looksAt": 80,
             *       "steps": []
             *     }
             */
            spreading?: components["schemas"]["SpreadingInput"];
            /**
             * @description What capability fit is multiplied by for a claim that faded, or whose last day is past; 1 = age does not count
             * @default 0.5
             */
            staleClaimWeight?: number;
            /**
             * @description Rules for which missing data excludes
             * @default []
             */
            unknownExcludes?: ("active" | "code" | "unit" | "capacity" | "minimum_order" | "lead_time" | "times" | "ceiling_price" | "certifications" | "place" | "language" | "conflict_of_interest" | "opt_out" | "invitation_cap")[];
        };
        MatchingWeights: {
            /**
             * @description Weight of how close the capability is to the code asked for; only the proportion to the others counts
             * @default 3
             */
            capabilityFit: number;
            /**
             * @description Weight of free capacity against the quantity; only the proportion to the others counts
             * @default 2
             */
            capacityMargin: number;
            /**
             * @description Weight of distance to the place of delivery; only the proportion to the others counts
             * @default 1
             */
            distance: number;
            /**
             * @description Weight of days left before the deadline; only the proportion to the others counts
             * @default 1
             */
            leadTimeMargin: number;
            /**
             * @description Weight of preferred certifications held; only the proportion to the others counts
             * @default 1
             */
            optionalCertifications: number;
            /**
             * @description Weight of on-time and rejection record; only the proportion to the others counts
             * @default 2
             */
            pastPerformance: number;
            /**
             * @description Weight of price hint against the ceiling; only the proportion to the others counts
             * @default 2
             */
            price: number;
            /**
             * @description Weight of how much earlier work is like the lot, by words and codes; only the proportion to the others counts
             * @default 2
             */
            relevance: number;
            /**
             * @description Weight of share of invitations answered; only the proportion to the others counts
             * @default 1
             */
            responsiveness: number;
        };
        MatchingWeightsInput: {
            /**
             * @description Weight of how close the capability is to the code asked for; only the proportion to the others counts
             * @default 3
             */
            capabilityFit?: number;
            /**
             * @description Weight of free capacity against the quantity; only the proportion to the others counts
             * @default 2
             */
            capacityMargin?: number;
            /**
             * @description Weight of distance to the place of delivery; only the proportion to the others counts
             * @default 1
             */
            distance?: number;
            /**
             * @description Weight of days left before the deadline; only the proportion to the others counts
             * @default 1
             */
            leadTimeMargin?: number;
            /**
             * @description Weight of preferred certifications held; only the proportion to the others counts
             * @default 1
             */
            optionalCertifications?: number;
            /**
             * @description Weight of on-time and rejection record; only the proportion to the others counts
             * @default 2
             */
            pastPerformance?: number;
            /**
             * @description Weight of price hint against the ceiling; only the proportion to the others counts
             * @default 2
             */
            price?: number;
            /**
             * @description Weight of how much earlier work is like the lot, by words and codes; only the proportion to the others counts
             * @default 2
             */
            relevance?: number;
            /**
             * @description Weight of share of invitations answered; only the proportion to the others counts
             * @default 1
             */
            responsiveness?: number;
        };
        MatchRun: {
            algorithmVersion: string | null;
            counts: {
                belowMinimumScore: number;
                /** @description All active enterprises of the cluster, and inactive ones that claim a code like the lot’s */
                considered: number;
                /** @description Enterprises by the rules they failed; `settled`: declined, refused, lapsed or agreed for this lot already. For a buyer what is between enterprises and the cluster is one `other` */
                excludedByRule: {
                    [key: string]: number;
                };
                passed: number;
                proposed: number;
                withdrawn: number;
            } | null;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            finishedAt: string | null;
            /**
             * Format: uuid
             * @description Kept for 90 days unless the operator says otherwise, and as long as it is the newest of its lot
             */
            id: string;
            /** @description SHA-256 over everything the run read */
            inputHash: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            lotId: string;
            /** @description For the cluster: a buyer learns names once a CDA has approved, so it sees none here */
            nearMisses: components["schemas"]["NearMiss"][];
            /** @description Why the run proposed nobody, in words */
            noneReason: string | null;
            /** @description The learned weights that relevance was computed with; null: the starter, or nothing was computed */
            relevanceVersion: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            requirementId: string;
            /** @description Null while the run is pending, when there was nothing to compute, and for runs of earlier versions */
            search: components["schemas"]["RunSearch"] | null;
            /** @description Null where the policy of the cluster spreads nothing, and for a buyer */
            spreading: components["schemas"]["RunSpreading"] | null;
            /** @enum {string} */
            status: "pending" | "done";
            /**
             * @description `place_freed`: a proposal was declined, refused, lapsed or agreed; `day_changed`: lead times and capacity are of the day
             * @enum {string}
             */
            trigger: "posted" | "code_confirmed" | "enterprise_changed" | "cluster_changed" | "buyer_changed" | "classification_changed" | "place_freed" | "day_changed" | "decision_undone";
            /** @description Newest change of the registry that an event had brought (its transaction id); `inputHash` identifies what was read */
            watermark: string | null;
            weightsVersion: number | null;
        };
        Me: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            accountId: string;
            /** @description Clusters you are scoped to; empty for an admin means all */
            clusterIds: string[];
            /** @description Ids of enterprises merged into yours: what happened under them is yours. Left out: none */
            formerOrganisationIds?: string[];
            /**
             * Format: date-time
             * @description When the key or session you used stops working
             */
            keyExpiresAt: string;
            /** @description Language you asked to be addressed in */
            language: string | null;
            name: string;
            /** @description The buyer, enterprise or provider you act for; null for cda, manager and admin */
            organisationId: string | null;
            role: components["schemas"]["Role"];
            /** @description What the key you used opens; a session opens everything your role may */
            scopes: string[];
            /** @description Null when you came with an API key */
            session: {
                /** @description Send it as X-CSRF-Token with everything but GET */
                csrfToken: string;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                id: string;
            } | null;
        };
        MergedEnterprise: {
            /** @description Imports that name it change this enterprise */
            externalId: string | null;
            /**
             * Format: uuid
             * @description The id it had; it leads to this enterprise
             */
            id: string;
            /**
             * Format: uuid
             * @description What it was merged into: this enterprise, or one that was merged later
             */
            into: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            mergedAt: string;
            /** @description The account; null: the system */
            mergedBy: string | null;
            name: string;
            reason: string;
        };
        MergeEnterprisesBody: {
            /**
             * Format: uuid
             * @description The enterprise that is merged into the one of the path; its id leads there from then on
             */
            mergedId: string;
            /** @description Its version, as you saw it */
            mergedVersion: number;
            /** @description Why they are one and the same, for those who look at it later; no personal data */
            reason: string;
        };
        MergeEnterprisesReply: {
            /** @description What becomes of the kept enterprise, old and new, the first 50 */
            changes: {
                after: unknown;
                before: unknown;
                /** @description `languages`, or of a capability `capabilities.CODE.leadTimeDays` */
                field: string;
            }[];
            /** @description Every place where the two say different things, and which rule decided */
            decisions: {
                /** @description Where the two differ: `size`, `contacts.0` or `capabilities.CODE`; a number is the place in the result */
                field: string;
                /** @description What the kept enterprise says */
                kept: unknown;
                /** @description What the merged one says */
                merged: unknown;
                /** @description What holds from now on */
                result: unknown;
                /** @description Why, in words */
                rule: string;
            }[];
            /** @description The kept one */
            enterprise: components["schemas"]["ShownEnterprise"];
        };
        MissedLot: {
            /** @description Enterprises that miss this lot for it */
            enterprises: number;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            lotId: string;
            /**
             * Format: uuid
             * @description The newest run of the lot, from which this is known
             */
            runId: string;
        };
        Money: {
            /** @description In units of the currency, not cents */
            amount: number;
            /** @description ISO 4217 currency code */
            currency: string;
        };
        NearMiss: {
            /** @description What the enterprise or provider has, in `unit`; null when not known */
            actual: string | number | boolean | null;
            /** @description The claim that decides; null when nothing is claimed */
            capabilityId: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            enterpriseId: string;
            enterpriseName: string;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            enterpriseVersion: number;
            /** @description By how much, in `unit`; negative; null where there is no number */
            margin: number | null;
            /** @enum {string} */
            outcome: "pass" | "fail" | "unknown";
            /** @description What `actual` and `margin` were computed from; a list is a table, e.g. the capacity slots that count */
            params: {
                [key: string]: (string | number | boolean | null) | {
                    [key: string]: string | number | boolean | null;
                }[];
            };
            /** @description What is asked for, by the lot or need or by the policy, in `unit`; null when nothing is */
            required: string | number | boolean | null;
            /** @description The one rule that failed */
            rule: string;
            /** @description Key of the sentence, e.g. `capacity.part`: with `params` it can be said in any language */
            text: string;
            /** @description UNECE Rec 20 code or ISO 4217 currency */
            unit: string | null;
            /** @description One sentence with the arithmetic, in English */
            words: string;
            /** @description The score it would have without the failure */
            wouldScore: number | null;
        };
        NeedChanges: {
            /** @description Of these: proposed since */
            newProposed: number;
            /** @description Needs that the system proposes for a group of enterprises and nobody has confirmed or dismissed */
            proposed: number;
        };
        NeedMatch: {
            algorithmVersion: string | null;
            counts: {
                /** @description Offers by the rules they failed; `settled`: their provider has had its answer */
                excludedByRule: {
                    [key: string]: number;
                };
                /** @description Those that pass every rule and reach the least score */
                fitting: number;
                /** @description Open offers of a like code that serve the cluster */
                offers: number;
                proposed: number;
                withdrawn: number;
            } | null;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /** @description SHA-256 over everything it read */
            inputHash: string | null;
            nearMisses: components["schemas"]["OfferNearMiss"][];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            needId: string;
            /** @description The same in words */
            noneReason: string | null;
            /** @enum {string} */
            trigger: "posted" | "need_changed" | "code_confirmed" | "offer_changed" | "provider_changed" | "cluster_changed" | "classification_changed" | "place_freed" | "day_changed" | "decision_undone";
            /** @description Why no offer fits: `no_offer`, the rule that the nearest offer failed, `several_rules`, `below_minimum_score`, `settled` (its providers have answered), `no_code`; null when one does */
            unmetReason: string | null;
            /** @description Newest change of the registry that an event had brought (its transaction id) */
            watermark: string | null;
            weightsVersion: number | null;
        };
        NeedPlace: {
            /** @description ISO 3166-1 alpha-2 country code */
            country: string;
            /** @description Degrees, WGS 84 */
            latitude?: number;
            /** @description Degrees, WGS 84 */
            longitude?: number;
            /** @description Great-circle distance to the nearest place of the offer */
            maxDistanceKm?: number;
            /** @description ISO 3166-2 */
            region?: string;
            town?: string;
        };
        NeedRuling: {
            note: string | null;
            /** @description Of a dismissal */
            reasonCode: ("no_priority" | "offered_already" | "enterprises_do_not_want" | "too_few" | "data_outdated" | "other") | null;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            ruledAt: string;
            /** @description The account */
            ruledBy: string | null;
            /** @enum {string} */
            ruling: "confirm" | "dismiss";
        };
        NewAccount: {
            /**
             * @description Clusters the account is limited to; empty: all of them for an admin, those of the organisation for a buyer, enterprise or provider
             * @default []
             */
            clusterIds?: string[];
            /** Format: email */
            email: string;
            /** @description BCP-47 language tag, e.g. fr or am */
            language?: string;
            name: string;
            /**
             * @description The buyer, enterprise or provider; required for those roles, null for the others
             * @default null
             */
            organisationId?: string | null;
            role: components["schemas"]["Role"];
        };
        NewAllocation: {
            /**
             * @description Your declaration: `declared` keeps you from approving; another CDA decides
             * @enum {string}
             */
            conflictOfInterest: "none" | "declared";
            /** @description What the split was to keep, as it was simulated; it is kept with it. Left out: nothing */
            demands?: components["schemas"]["AllocationDemandsInput"];
            note?: string;
            shares: {
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                proposalId: string;
                /** @description What it is to be invited for, in the unit of the lot */
                quantity: number;
                /** @description Of the proposal you decided on */
                version: number;
            }[];
        };
        NewApiKey: {
            /**
             * Format: date-time
             * @description At most two years from now; default: one year from now
             */
            expiresAt?: string;
            label: string;
            /** @description What the key opens, of what the account may; at most what the credential opens that asks; when left out exactly that, without erasing persons */
            scopes?: string[];
        };
        NewBuyer: {
            /** @description Clusters the buyer posts to */
            clusterIds: string[];
            /** @default [] */
            contacts?: components["schemas"]["ContactChannel"][];
            /** @description ISO 3166-1 alpha-2 country code */
            country: string;
            /**
             * @description Preferred first
             * @default []
             */
            languages?: string[];
            name: string;
            /**
             * @description Enterprises the buyer does not want to work with
             * @default []
             */
            optOutEnterpriseIds?: string[];
        };
        NewClaim: {
            /**
             * @description Also when a colleague has it
             * @default false
             */
            takeOver?: boolean;
        };
        NewCluster: {
            /** @description ISO 4217 currency code */
            currency: string;
            /** @description In order of preference; the first is used when a person stated none */
            languages: string[];
            name: string;
            place: components["schemas"]["Place"];
            /** @default {} */
            policy?: components["schemas"]["MatchingPolicyInput"];
            /** @description What the cluster makes, e.g. garments */
            trade: string;
            vision?: string;
            /** @default {} */
            weights?: components["schemas"]["MatchingWeightsInput"];
        };
        NewEnterprise: {
            /**
             * @description An enterprise can set false itself; only a CDA or manager can set true again
             * @default true
             */
            active?: boolean;
            /** @default [] */
            capabilities?: components["schemas"]["CapabilityClaim"][];
            /** @default [] */
            certifications?: components["schemas"]["CertificationInput"][];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /**
             * @description Buyers that share owners or family with the enterprise
             * @default []
             */
            conflictBuyerIds?: string[];
            /** @default [] */
            contacts?: components["schemas"]["ContactChannel"][];
            /** @default [] */
            establishments?: components["schemas"]["Establishment"][];
            /** @description The id the enterprise has in your own list; imports update by it */
            externalId?: string;
            /** @default false */
            homeBased?: boolean;
            /**
             * @description Numbers that authorities gave it; one is of one enterprise in a cluster
             * @default []
             */
            identifiers?: components["schemas"]["Identifier"][];
            /**
             * @description Languages the enterprise can work in, preferred first; empty = unknown
             * @default []
             */
            languages?: string[];
            name: string;
            /**
             * @description Buyers the enterprise does not want to work with
             * @default []
             */
            optOutBuyerIds?: string[];
            /** @description False for an informal enterprise */
            registered: boolean;
            size: components["schemas"]["EnterpriseSize"];
            /** @default [] */
            trackRecords?: components["schemas"]["TrackRecordInput"][];
        };
        NewLot: {
            /** @description Most you pay per unit stated above */
            ceilingPrice?: components["schemas"]["Money"];
            /** @description Classification code; leave out to have codes proposed from the text */
            code?: string;
            /**
             * Format: date
             * @description Last day of delivery; not in the past
             */
            deadline: string;
            /** @description Language in which the work must be possible */
            language?: string;
            /**
             * @description All must be valid at the deadline
             * @default []
             */
            mandatoryCertifications?: string[];
            /** @description Where the goods go; leave out when it does not matter */
            place?: components["schemas"]["DeliveryPlace"];
            /**
             * @description Better with, possible without
             * @default []
             */
            preferredCertifications?: string[];
            /** @description In the unit stated beside it */
            quantity: number;
            /** @description What is needed, in your own words */
            text?: string;
            /** @description UNECE Rec 20 code (C62, DZN, KGM, MTR …) or a name (piece, dozen, kg, m …) */
            unit: string;
        };
        NewProvider: {
            /**
             * @description A provider can set false itself; only a CDA or manager can set true again
             * @default true
             */
            active?: boolean;
            /** @description Clusters it serves */
            clusterIds: string[];
            /** @default [] */
            contacts?: components["schemas"]["ContactChannel"][];
            /**
             * @description Sites from which it serves; an offer may name others. Empty = unknown
             * @default []
             */
            establishments?: components["schemas"]["Establishment"][];
            kind: components["schemas"]["ProviderKind"];
            /**
             * @description Languages it works in, preferred first; empty = unknown
             * @default []
             */
            languages?: string[];
            name: string;
        };
        NewRequirement: {
            /**
             * Format: uuid
             * @description Only for a CDA who posts for a buyer; buyers post for themselves
             */
            buyerId?: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            description?: string;
            /**
             * @description True keeps it private until POST …/post: only the buyer and the account that wrote it see it
             * @default false
             */
            draft?: boolean;
            /** @description Language of title and description */
            language?: string;
            lots: components["schemas"]["NewLot"][];
            title: string;
        };
        NewServiceNeed: {
            /** @description Most that is paid per unit */
            budget?: components["schemas"]["Money"];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /** @description Classification code; leave out to have codes proposed from the text */
            code?: string;
            /**
             * Format: uuid
             * @description Only for a CDA who posts for an enterprise; enterprises post for themselves
             */
            enterpriseId?: string;
            /** @description Language in which it must be held */
            language?: string;
            /** @description From where one has to come; leave out when it does not matter */
            place?: components["schemas"]["NeedPlace"];
            /**
             * @description How much, e.g. how many participants
             * @default 1
             */
            quantity?: number;
            /** @description What is needed, in your own words */
            text?: string;
            /**
             * @description When one could come; empty: whenever
             * @default []
             */
            times?: components["schemas"]["WeeklyTimes"][];
            /** @description Of the quantity; left out: the unit of the code */
            unit?: string;
            /** @default normal */
            urgency?: components["schemas"]["Urgency"];
            /**
             * Format: date
             * @description Last day on which it is of use; not in the past
             */
            wantedBy: string;
        };
        NewServiceOffer: {
            /**
             * @description In the unit of the offer; empty: unknown
             * @default []
             */
            capacity?: components["schemas"]["CapacitySlotInput"][];
            /** @description Code of the classification in use, see GET /v1/codes */
            code: string;
            /**
             * @description In which it is held; empty: the languages of the provider
             * @default []
             */
            languages?: string[];
            /** @description Days from yes to delivery */
            leadTimeDays?: number;
            /** @description Smallest quantity taken, e.g. participants of a course */
            minimumQuantity?: number;
            /**
             * @description Where it is held, or from where the provider comes; empty: the establishments of the provider
             * @default []
             */
            places?: components["schemas"]["Place"][];
            /** @description Per unit; left out: unknown */
            price?: components["schemas"]["Money"];
            /**
             * Format: uuid
             * @description Only for those who post for a provider; providers post for themselves
             */
            providerId?: string;
            /** @description How long one session takes within those times; left out: the whole of each */
            sessionMinutes?: number;
            /** @description What it consists of */
            text?: string;
            /**
             * @description When it is held; empty: unknown
             * @default []
             */
            times?: components["schemas"]["WeeklyTimes"][];
            title: string;
            /** @description In which price, least quantity and capacity are counted: person, day, service … */
            unit: string;
            /**
             * Format: date
             * @description First day on which it can be taken; left out: today
             */
            validFrom?: string;
            /**
             * Format: date
             * @description Last day on which it can be taken; left out: until it is withdrawn
             */
            validUntil?: string;
        };
        OfferNearMiss: {
            /** @description What the enterprise or provider has, in `unit`; null when not known */
            actual: string | number | boolean | null;
            /** @description By how much, in `unit`; negative; null where there is no number */
            margin: number | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            offerId: string;
            offerTitle: string;
            /** @enum {string} */
            outcome: "pass" | "fail" | "unknown";
            /** @description What `actual` and `margin` were computed from; a list is a table, e.g. the capacity slots that count */
            params: {
                [key: string]: (string | number | boolean | null) | {
                    [key: string]: string | number | boolean | null;
                }[];
            };
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            providerId: string;
            providerName: string;
            /** @description What is asked for, by the lot or need or by the policy, in `unit`; null when nothing is */
            required: string | number | boolean | null;
            /** @description The one rule that failed */
            rule: string;
            /** @description Key of the sentence, e.g. `capacity.part`: with `params` it can be said in any language */
            text: string;
            /** @description UNECE Rec 20 code or ISO 4217 currency */
            unit: string | null;
            /** @description One sentence with the arithmetic, in English */
            words: string;
            /** @description The score it would have without the failure */
            wouldScore: number | null;
        };
        OpeningConfirmation: {
            /** @description Most that is paid per unit */
            budget?: components["schemas"]["Money"];
            /** @description The service that would help; left out: the one that is proposed */
            code?: string;
            /** @description Of those that the opening lists; left out: all of them */
            enterpriseIds?: string[];
            /** @description Language in which it must be held */
            language?: string;
            /** @description For the cluster */
            note?: string;
            /**
             * @description How much each enterprise needs, in the unit of the code
             * @default 1
             */
            quantity?: number;
            /**
             * @description When they could come; empty: whenever
             * @default []
             */
            times?: components["schemas"]["WeeklyTimes"][];
            /** @default normal */
            urgency?: components["schemas"]["Urgency"];
            /**
             * Format: date
             * @description Last day on which it is of use; left out: the day that is proposed
             */
            wantedBy?: string;
        };
        OpeningDismissal: {
            /** @description For the cluster; say more when the reason is `other` */
            note?: string;
            /** @enum {string} */
            reasonCode: "no_priority" | "offered_already" | "enterprises_do_not_want" | "too_few" | "data_outdated" | "other";
        };
        OpeningExplanation: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /** @description Those who miss the most lots first; `opening.enterprises` counts all */
            enterprises: {
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                enterpriseId: string;
                isActive: boolean;
                name: string;
            }[];
            /** @description As they are now; `opening` counts them as they were when it was computed */
            lots: {
                /** @description Most that is paid per unit */
                ceilingPrice: components["schemas"]["Money"] | null;
                code: string | null;
                /**
                 * Format: date
                 * @description ISO 8601 date from 1900-01-01 to 2200-12-31, e.g. 2027-01-15
                 */
                deadline: string;
                /** @description Enterprises that miss this lot for it */
                enterprises: number;
                isOpen: boolean;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                lotId: string;
                number: number;
                /** @description What no linkage covers, in `unit` */
                openQuantity: number;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                requirementId: string;
                /**
                 * Format: uuid
                 * @description See GET /v1/match-runs/{id}
                 */
                runId: string;
                text: string | null;
                /** @description Of the requirement */
                title: string;
                unit: string;
                /** @description Ceiling price × open quantity; null when no price is stated */
                value: components["schemas"]["Money"] | null;
            }[];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            needId: string;
            opening: components["schemas"]["MarketOpening"];
        };
        OpenSessionBody: {
            /** Format: email */
            email: string;
            /** @description 12 to 128 characters, any of Unicode; spaces count */
            password: string;
        };
        PasswordChanged: {
            /** @description The new one of your session, whose cookie has changed too; null when you came with an API key */
            csrfToken: string | null;
            /** @description How many other sessions ended */
            ended: number;
        };
        PasswordSet: {
            /** @constant */
            set: true;
        };
        Place: {
            /** @description ISO 3166-1 alpha-2 country code */
            country: string;
            /** @description Degrees, WGS 84 */
            latitude?: number;
            /** @description Degrees, WGS 84 */
            longitude?: number;
            /** @description ISO 3166-2 */
            region?: string;
            town?: string;
        };
        PlanPersonErasureBody: {
            /**
             * Format: uuid
             * @description The account of the person, one that you may see; its e-mail address is then meant as well
             */
            accountId?: string;
            /**
             * Format: email
             * @description An address of the person. Left out as well as accountId: you yourself
             */
            address?: string;
        };
        PlanPersonErasureReply: {
            accountIds: string[];
            address: string;
            /** @description What to send as `confirm` so that it is done */
            confirm: string;
            goes: {
                /** @description Closed; name and address are removed, the id stays */
                accounts: number;
                /** @description Revoked */
                apiKeys: number;
                /** @description Entries of the history of consents, deleted */
                consents: number;
                /** @description Removed from organisations */
                contacts: number;
                /** @description Rows of imported files in which the address is replaced */
                importedRows: number;
            };
            /** @description What is kept, and why */
            stays: {
                what: string;
                why: string;
            }[];
            /** @description Organisations that nobody could be reached at any more */
            unreachable: string[];
        };
        PolicySimulation: {
            /**
             * @description So many of the first of each list are taken to be invited: nobody knows what a CDA would have decided
             * @default 3
             */
            invitedPerLot?: number;
            /**
             * @description So many of the newest lots of the cluster are replayed
             * @default 50
             */
            last?: number;
            /** @description The parts of the policy that would change */
            policy?: {
                /** @description Over so many days after that its weight falls, evenly, to staleClaimWeight */
                claimFadingDays?: number;
                /** @description So long after it was stated or verified a claim weighs in full */
                claimFreshDays?: number;
                /** @description An enterprise is asked about one claim that is not fresh any more, and not again for so many days; 0 = it is not asked */
                claimQuestionDays?: number;
                /** @description Time in which a decision can be undone before it takes effect */
                holdingSeconds?: number;
                /** @description Most invitations per enterprise and period; null = no cap */
                invitationCap?: number | null;
                invitationPeriodDays?: number;
                /** @description Proposals per lot */
                maxProposals?: number;
                /** @description Below this score the system stays silent */
                minimumScore?: number;
                /** @description Least part of a lot that an enterprise must be able to take */
                minimumShare?: number;
                /** @description How alike a code must be, 1 = the same code: by what both have in common in their classification (Wu-Palmer), or 0.8 times that through a partial correspondence to another one */
                minimumSimilarity?: number;
                /** @description Weights learned from past awards that the criterion relevance is computed with, see GET /v1/relevance-weights; null = the starter, which has learned nothing */
                relevanceVersion?: string | null;
                /** @description A reminder is sent so long before the cut-off; 0 = none */
                reminderHours?: number;
                /** @description Time both sides have to answer */
                replyHours?: number;
                /** @description How opportunities are spread once all are scored; stated as a whole */
                spreading?: components["schemas"]["SpreadingInput"];
                /** @description What capability fit is multiplied by for a claim that faded, or whose last day is past; 1 = age does not count */
                staleClaimWeight?: number;
                /** @description Rules for which missing data excludes */
                unknownExcludes?: ("active" | "code" | "unit" | "capacity" | "minimum_order" | "lead_time" | "times" | "ceiling_price" | "certifications" | "place" | "language" | "conflict_of_interest" | "opt_out" | "invitation_cap")[];
            };
            /** @description The weights that would change */
            weights?: {
                /** @description Weight of how close the capability is to the code asked for; only the proportion to the others counts */
                capabilityFit?: number;
                /** @description Weight of free capacity against the quantity; only the proportion to the others counts */
                capacityMargin?: number;
                /** @description Weight of distance to the place of delivery; only the proportion to the others counts */
                distance?: number;
                /** @description Weight of days left before the deadline; only the proportion to the others counts */
                leadTimeMargin?: number;
                /** @description Weight of preferred certifications held; only the proportion to the others counts */
                optionalCertifications?: number;
                /** @description Weight of on-time and rejection record; only the proportion to the others counts */
                pastPerformance?: number;
                /** @description Weight of price hint against the ceiling; only the proportion to the others counts */
                price?: number;
                /** @description Weight of how much earlier work is like the lot, by words and codes; only the proportion to the others counts */
                relevance?: number;
                /** @description Weight of share of invitations answered; only the proportion to the others counts */
                responsiveness?: number;
            };
        };
        PreviewMergeReply: {
            /** @description What becomes of the kept enterprise, old and new, the first 50 */
            changes: {
                after: unknown;
                before: unknown;
                /** @description `languages`, or of a capability `capabilities.CODE.leadTimeDays` */
                field: string;
            }[];
            /** @description Every place where the two say different things, and which rule decided */
            decisions: {
                /** @description Where the two differ: `size`, `contacts.0` or `capabilities.CODE`; a number is the place in the result */
                field: string;
                /** @description What the kept enterprise says */
                kept: unknown;
                /** @description What the merged one says */
                merged: unknown;
                /** @description What holds from now on */
                result: unknown;
                /** @description Why, in words */
                rule: string;
            }[];
            /** @description What the kept enterprise would be */
            enterprise: components["schemas"]["Enterprise"];
            /** @description Send it as If-Match */
            keptVersion: number;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            mergedVersion: number;
        };
        Problem: {
            /**
             * @description Machine-readable and stable; decide on this, not on the texts
             * @enum {string}
             */
            code: "malformed_json" | "body_invalid" | "query_invalid" | "header_invalid" | "cursor_invalid" | "unit_incompatible" | "unit_unknown" | "code_unknown" | "deadline_past" | "cluster_unknown" | "import_invalid" | "quantity_too_large" | "credential_missing" | "credential_invalid" | "credential_expired" | "sign_in_refused" | "role_not_allowed" | "scope_missing" | "csrf_refused" | "not_yours" | "link_invalid" | "link_expired" | "not_found" | "route_unknown" | "method_not_allowed" | "transition_not_allowed" | "already_exists" | "enterprise_merged" | "merge_not_possible" | "reply_closed" | "undo_too_late" | "claimed_by_other" | "conflict_of_interest" | "inclusion_pool_too_small" | "invitation_cap_reached" | "request_in_progress" | "version_stale" | "version_required" | "idempotency_key_missing" | "idempotency_key_reused" | "body_too_large" | "media_type_unsupported" | "rate_limited" | "deadline_exceeded" | "overloaded" | "service_unavailable" | "internal";
            /** @description What is wrong in this request, and what to do */
            detail: string;
            /** @description The fields that are wrong, at most 20 */
            fields?: {
                /** @description Dotted path in the body, query or row, e.g. lots.0.quantity */
                field: string;
                /** @description The least or most that is taken (`too_…`), what it must be less than (`less_than`), or steps per unit (`not_whole`) */
                limit?: number;
                /** @description What would be right, in English */
                message: string;
                /**
                 * @description What is wrong, to be said in another language; left out where there is no more than the message
                 * @enum {string}
                 */
                rule?: "required" | "type" | "choice" | "format" | "date" | "too_small" | "too_large" | "too_short" | "too_long" | "too_few" | "too_many" | "unknown_field" | "not_whole" | "listed_twice" | "region_elsewhere" | "place_half" | "distance_needs_place" | "less_than" | "deadline_past" | "unit_unknown" | "unit_incompatible" | "code_unknown" | "cluster_unknown";
            }[];
            /**
             * Format: uuid
             * @description Of enterprise_merged: the id to use instead
             */
            mergedInto?: string;
            /** @description Quote it when you ask for help; also in X-Request-Id */
            requestId: string;
            /** @description The HTTP status */
            status: number;
            /** @description The error in a few words; the same for every occurrence */
            title: string;
            /** @description Where the error is explained, relative to the address of the API */
            type: string;
        };
        ProposalChanges: {
            /** @description Since: both sides agreed */
            agreed: number;
            /** @description Since: the cut-off passed without an answer */
            lapsed: number;
            /** @description Of these: first proposed since */
            newToDecide: number;
            /** @description Invitations answered since, as they were answered last */
            replies: number;
            /** @description Invited now: a reply of one side or both is missing */
            toAnswer: number;
            /** @description Proposed or asked now */
            toDecide: number;
        };
        /** @description A courtesy to colleagues, not a lock: whoever sends the version may decide all the same */
        ProposalClaim: {
            /**
             * Format: uuid
             * @description Of the CDA who decides on it; GET /v1/colleagues has the name
             */
            accountId: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            until: string;
        };
        ProposalCounts: {
            /** @description Every status, with 0 where there is none */
            byStatus: {
                agreed: number;
                approved: number;
                asked: number;
                declined: number;
                invited: number;
                lapsed: number;
                proposed: number;
                refused: number;
                withdrawn: number;
            };
        };
        /** @enum {string} */
        ProposalStatus: "proposed" | "asked" | "approved" | "declined" | "invited" | "agreed" | "refused" | "lapsed" | "withdrawn";
        ProposalSummary: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            buyerId: string;
            buyerName: string;
            /** @description Which CDA is about to decide; null when nobody is, and for both sides */
            claim: components["schemas"]["ProposalClaim"] | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /**
             * @description Of the lot: `proposed` means that its code was read from the text and nobody has confirmed it
             * @enum {string}
             */
            codeStatus: "stated" | "proposed" | "none";
            confidence: number;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * Format: date
             * @description Of the lot
             */
            deadline: string;
            /** @description The newest that was not undone */
            decision: components["schemas"]["Decision"] | null;
            /** @description Why it ended, as a code */
            endReason: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            enterpriseId: string;
            enterpriseName: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            lotId: string;
            /** @description False when the enterprise stated no capacity for the period: ask before you rely on the quantity */
            offeredKnown: boolean;
            /** @description What the enterprise has free, at most the lot; the whole lot when `offeredKnown` is false; in `unit` */
            offeredQuantity: number;
            /** @description What is proposed, or what the CDA amended it to; in `unit` */
            quantity: number;
            /** @description 1 = best in its run */
            rank: number;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            requirementId: string;
            requirementTitle: string;
            score: number;
            status: components["schemas"]["ProposalStatus"];
            /** @description Unit of the lot */
            unit: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            updatedAt: string;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        ProposedCode: {
            /** @description Words recognised */
            because: string[];
            /** @description Code of the classification in use, see GET /v1/codes */
            code: string;
            label: string;
            /** @description 0 to 1 */
            score: number;
            /** @description Why the unit of the lot does not fit this code, and which units would; null when it fits */
            unitProblem: string | null;
        };
        ProposedServiceCode: {
            /** @description Words recognised */
            because: string[];
            /** @description Code of the classification in use, see GET /v1/codes */
            code: string;
            label: string;
            /** @description 0 to 1 */
            score: number;
            /** @description Why the unit of the need does not fit this code, and which units would; null when it fits */
            unitProblem: string | null;
        };
        Provider: {
            /**
             * @description A provider can set false itself; only a CDA or manager can set true again
             * @default true
             */
            active: boolean;
            /** @description Clusters it serves */
            clusterIds: string[];
            /** @default [] */
            contacts: components["schemas"]["ContactChannel"][];
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * @description Sites from which it serves; an offer may name others. Empty = unknown
             * @default []
             */
            establishments: components["schemas"]["Establishment"][];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            kind: components["schemas"]["ProviderKind"];
            /**
             * @description Languages it works in, preferred first; empty = unknown
             * @default []
             */
            languages: string[];
            name: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            updatedAt: string;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        ProviderChange: {
            /** @description A provider can set false itself; only a CDA or manager can set true again */
            active?: boolean;
            /** @description Clusters it serves */
            clusterIds?: string[];
            contacts?: components["schemas"]["ContactChannel"][];
            /** @description Sites from which it serves; an offer may name others. Empty = unknown */
            establishments?: components["schemas"]["Establishment"][];
            kind?: components["schemas"]["ProviderKind"];
            /** @description Languages it works in, preferred first; empty = unknown */
            languages?: string[];
            name?: string;
        };
        /** @enum {string} */
        ProviderKind: "training_institute" | "consultancy" | "laboratory" | "certification_body" | "finance" | "information_technology" | "maintenance" | "transport" | "legal" | "association" | "public_agency" | "other";
        RedeliverWebhooksBody: {
            /**
             * Format: date-time
             * @description What was made at or after this time and did not succeed is sent again
             */
            since: string;
        };
        RedeliverWebhooksReply: {
            /** @description True when there were more than 10,000: ask again */
            more: boolean;
            redelivered: number;
        };
        Reference: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /** @enum {string} */
            type: "invitation" | "proposal" | "linkage" | "requirement" | "match_run" | "service_invitation" | "service_proposal" | "service_engagement" | "service_need" | "webhook_endpoint" | "claim_question" | "password_link";
        };
        RegisteredEnterprise: {
            /**
             * @description An enterprise can set false itself; only a CDA or manager can set true again
             * @default true
             */
            active: boolean;
            capabilities: {
                /**
                 * @description Empty means unknown, not zero
                 * @default []
                 */
                capacity: components["schemas"]["CapacitySlot"][];
                /** @description Code of the classification in use, see GET /v1/codes */
                code: string;
                evidence?: string;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                id: string;
                /** @description Days from order to delivery */
                leadTimeDays?: number;
                /** @description Smallest quantity taken, in the unit of the claim */
                minimumOrder?: number;
                /** @description Usual price per unit of the claim */
                priceHint?: components["schemas"]["Money"];
                /** @description Who said so; absent when it was the system or is not known. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
                statedBy?: components["schemas"]["Attribution"];
                /**
                 * Format: date
                 * @description When the claim was made or last confirmed
                 */
                statedOn: string;
                /**
                 * @description Verified only by a CDA or manager; declared again when the enterprise changes unit, evidence, minimum order, lead time or last day, or states more capacity
                 * @default declared
                 * @enum {string}
                 */
                status: "declared" | "verified";
                /** @description UNECE Rec 20 code (C62, DZN, KGM, MTR …) or a name (piece, dozen, kg, m …) */
                unit: string;
                /**
                 * Format: date
                 * @description Last day on which the claim holds; afterwards it counts as declared and as stale
                 */
                validUntil?: string;
                /** @description The CDA or manager who verified it. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
                verifiedBy?: components["schemas"]["Attribution"];
                /**
                 * Format: date
                 * @description When they did. Written by the system: what is sent is ignored, so that a list can be sent back as it was read
                 */
                verifiedOn?: string;
            }[];
            /** @default [] */
            certifications: components["schemas"]["Certification"][];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /**
             * @description Buyers that share owners or family with the enterprise
             * @default []
             */
            conflictBuyerIds: string[];
            /** @default [] */
            contacts: components["schemas"]["ContactChannel"][];
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /** @default [] */
            establishments: components["schemas"]["Establishment"][];
            externalId: string | null;
            /** @default false */
            homeBased: boolean;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /**
             * @description Numbers that authorities gave it; one is of one enterprise in a cluster
             * @default []
             */
            identifiers: components["schemas"]["Identifier"][];
            /**
             * @description Languages the enterprise can work in, preferred first; empty = unknown
             * @default []
             */
            languages: string[];
            /** @description Enterprises of the cluster that are likely the same, the most likely first, at most 20. Nothing was refused because of them */
            likelyDuplicates: components["schemas"]["LikelyDuplicate"][];
            name: string;
            /**
             * @description Buyers the enterprise does not want to work with
             * @default []
             */
            optOutBuyerIds: string[];
            /** @description False for an informal enterprise */
            registered: boolean;
            size: components["schemas"]["EnterpriseSize"];
            /** @default [] */
            trackRecords: components["schemas"]["TrackRecord"][];
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            updatedAt: string;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        /** @description A weight file of learned relevance. It never changes, and it stays: what was computed with it can be computed again */
        RelevanceWeightsFile: {
            /** @description Of the file as it is kept: JSON with its names in order and no spaces */
            bytes: number;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            installedAt: string;
            /** @description The account that installed it; null for the system itself */
            installedBy: string | null;
            /** @description What it was learned from, as the file states it */
            provenance: {
                [key: string]: unknown;
            };
            /** @description Version of a weight file of relevance, as the file states it; see GET /v1/relevance-weights */
            relevanceVersion: string;
            /** @description Of all that values depend on, hex: the file as JSON with its names in order, and of its provenance only `until`. The same is one version */
            sha256: string;
            /** @description False while matching has not loaded these word vectors: then no cluster can be matched with it */
            usable: boolean;
            /** @description Id of the word vectors that it was learned with; null for one that needs none */
            vectors: string | null;
        };
        Reply: {
            /** @enum {string} */
            answer: "yes" | "part" | "no";
            note: string | null;
            /** @description What was said yes to, in the unit of the invitation; null for a no */
            quantity: number | null;
            reasonCode: ("no_capacity" | "price_too_low" | "deadline_too_short" | "not_our_product" | "buyer_unknown" | "price_too_high" | "quality_doubt" | "found_another" | "changed_plans" | "other") | null;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            repliedAt: string;
            /**
             * @description `cda`: a CDA answered for this side
             * @enum {string}
             */
            through: "api" | "link" | "cda";
        };
        ReplyBody: {
            /** @constant */
            answer: "yes";
            note?: string;
            /** @description `yesQuantity` as it was shown; when it has changed meanwhile, the yes is refused. Left out: whatever it is now */
            quantity?: number;
        } | {
            /** @constant */
            answer: "part";
            note?: string;
            /** @description How much, in the unit of the invitation; less than invited for */
            quantity: number;
        } | {
            /** @constant */
            answer: "no";
            note?: string;
            /**
             * @description An enterprise: no_capacity, price_too_low, deadline_too_short, not_our_product, buyer_unknown, changed_plans, other; a buyer: price_too_high, quality_doubt, found_another, changed_plans, other
             * @enum {string}
             */
            reasonCode: "no_capacity" | "price_too_low" | "deadline_too_short" | "not_our_product" | "buyer_unknown" | "price_too_high" | "quality_doubt" | "found_another" | "changed_plans" | "other";
        };
        RequestPasswordResetBody: {
            /** Format: email */
            email: string;
        };
        RequestPasswordResetReply: {
            /**
             * @description The same whether or not there is such an account
             * @constant
             */
            accepted: true;
        };
        Requirement: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            buyerId: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            description: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            language: string | null;
            lots: components["schemas"]["Lot"][];
            postedAt: string | null;
            status: components["schemas"]["RequirementStatus"];
            title: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            updatedAt: string;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        /** @description Only drafts can be changed */
        RequirementChange: {
            description?: string;
            /** @description BCP-47 language tag, e.g. fr or am */
            language?: string;
            /** @description Replaces all lots */
            lots?: components["schemas"]["NewLot"][];
            title?: string;
        };
        RequirementChanges: {
            /** @description Open lots whose deadline is within 7 days */
            nearDeadline: number;
            /** @description Requirements posted since */
            posted: number;
        };
        /** @description By the data of this moment; nothing is written, and nobody is named */
        RequirementPreview: {
            /**
             * Format: date
             * @description The day for which it was computed
             */
            asOf: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /** @description In the order given */
            lots: components["schemas"]["LotPreview"][];
        };
        /** @enum {string} */
        RequirementStatus: "draft" | "posted" | "closed" | "cancelled" | "expired";
        /**
         * @description What the account may do; scoped by organisation and clusters
         * @enum {string}
         */
        Role: "buyer" | "enterprise" | "provider" | "cda" | "manager" | "admin";
        RotateWebhookSecretBody: {
            /**
             * @description How long calls are signed with the earlier secrets as well, in s; 0 ends them at once
             * @default 86400
             */
            overlapSeconds?: number;
        };
        RuleResult: {
            /** @description What the enterprise or provider has, in `unit`; null when not known */
            actual: string | number | boolean | null;
            /** @description 0 or more passes; in `unit`. A difference below a billionth of the larger number counts as none */
            margin: number | null;
            /** @enum {string} */
            outcome: "pass" | "fail" | "unknown";
            /** @description What `actual` and `margin` were computed from; a list is a table, e.g. the capacity slots that count */
            params: {
                [key: string]: (string | number | boolean | null) | {
                    [key: string]: string | number | boolean | null;
                }[];
            };
            /** @description What is asked for, by the lot or need or by the policy, in `unit`; null when nothing is */
            required: string | number | boolean | null;
            rule: string;
            /** @description Key of the sentence, e.g. `capacity.part`: with `params` it can be said in any language */
            text: string;
            /** @description UNECE Rec 20 code or ISO 4217 currency */
            unit: string | null;
            /** @description One sentence with the arithmetic, in English */
            words: string;
        };
        Ruling: {
            /**
             * @description Your declaration: `declared` keeps you from approving; another CDA decides
             * @enum {string}
             */
            conflictOfInterest: "none" | "declared";
            note?: string;
            /** @constant */
            ruling: "approve";
        } | {
            /**
             * @description Your declaration: `declared` keeps you from approving; another CDA decides
             * @enum {string}
             */
            conflictOfInterest: "none" | "declared";
            note?: string;
            /** @description Quantity to invite for, in the unit of the lot */
            quantity: number;
            /** @constant */
            ruling: "amend";
        } | {
            /**
             * @description Your declaration: `declared` keeps you from approving; another CDA decides
             * @enum {string}
             */
            conflictOfInterest: "none" | "declared";
            note?: string;
            /** @enum {string} */
            reasonCode: "capacity_doubt" | "quality_doubt" | "price" | "better_alternative" | "buyer_preference" | "enterprise_overloaded" | "data_outdated" | "other";
            /** @constant */
            ruling: "decline";
        } | {
            /**
             * @description Your declaration: `declared` keeps you from approving; another CDA decides
             * @enum {string}
             */
            conflictOfInterest: "none" | "declared";
            note?: string;
            /** @enum {string} */
            reasonCode: "capacity_unclear" | "quality_unclear" | "price_unclear" | "certificate_unclear" | "contact_unclear" | "other";
            /** @constant */
            ruling: "ask";
        };
        /** @description How the run found whom it proposes */
        RunSearch: {
            /** @description Why not by the index: it is switched off or still loading; few enterprises claim a code like the lot’s; it is of another day or classification than the run; it lacks too many changes (`behind`); too many enterprises are to be judged one by one (`many_apart`). Null: by the index */
            because: components["schemas"]["SearchedBecause"] | null;
            /**
             * @description `tables`: every enterprise with a code like the lot’s was judged in full; `index`: the best were found among all of them by the index in memory, which gives the same proposals, and only a part was judged in full
             * @enum {string}
             */
            by: "index" | "tables";
            /** @description Enterprises judged in full: `passed`, `belowMinimumScore`, `excludedByRule`, near misses and missed openings are of these */
            judged: number;
            /** @description Enterprises whose changes the index lacked when the run began; they were judged one by one, so nothing that was committed is missing */
            late: number;
            /** @description Database transaction id: what was over before it was in the index; null: by tables */
            watermark: string | null;
        };
        /** @description What the cluster’s policy made of the scores */
        RunSpreading: {
            /** @description Score that the list gives up: the sum of the best without a policy, less that of those with a place; never negative */
            cost: number;
            /** @description Of the best by score, at most */
            looksAt: number;
            /** @description Who has one is proposed */
            places: number;
            seen: number;
            /** @description In the order of the policy */
            steps: {
                /** @description Whom a cap keeps out */
                barred: number | null;
                /** @description After the steps before it; negative when it gives back what one of them took. Null for all beside a step of inclusion */
                cost: number | null;
                /** @description Whether the floor is met; null: no floor. Null for all beside a step of inclusion, of which not even is said whether it applied */
                met: boolean | null;
                /** @description Above 0: the floor cannot be met, so many are missing. Null for all beside a step of inclusion */
                missing: number | null;
                /** @description Who of its group have a place; null for inclusion */
                placed: number | null;
                /** @description Places that a floor asks for */
                required: number | null;
                step: string;
                words: string;
            }[];
        };
        SearchCodesReply: {
            items: components["schemas"]["CodeSuggestion"][];
        };
        /** @enum {string} */
        SearchedBecause: "off" | "loading" | "few" | "other_day" | "other_classification" | "behind" | "many_apart";
        ServiceBatchDecision: {
            decisions: {
                decision: components["schemas"]["ServiceRuling"];
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                proposalId: string;
                /** @description Counts the changes; send it back as If-Match to change what you saw */
                version: number;
            }[];
        };
        ServiceEngagement: {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            agreedAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            enterpriseId: string;
            enterpriseName: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /** @enum {string} */
            initiatedBy: "enterprise" | "cda";
            /** @enum {string} */
            kind: "single";
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            needId: string;
            needTitle: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            proposalId: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            providerId: string;
            providerName: string;
            /** @description What both sides said yes to, at most what the need still lacked */
            quantity: number;
            unit: string;
        };
        ServiceExplanation: {
            algorithmVersion: string;
            /**
             * Format: date
             * @description The day for which it was computed
             */
            asOf: string;
            /** @description The offer claim that decides: the one nearest to the code of the need */
            claim: {
                code: string;
                /** @description Age of the claim on the day `asOf` */
                daysOld: number | null;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                offerId: string;
                /**
                 * Format: date
                 * @description ISO 8601 date from 1900-01-01 to 2200-12-31, e.g. 2027-01-15
                 */
                statedOn: string;
                /** @enum {string} */
                status: "declared" | "verified";
                /** @description As stated */
                unit: string;
                words: string;
            };
            /** @description How much of it is known, 0 to 1: weightOnData × (1 - unknownRules / rules) */
            confidence: number;
            confidenceParts: {
                rules: number;
                /** @description Rules with the outcome `unknown` */
                unknownRules: number;
                /** @description Share of the counted weight whose criteria have the basis `data`, 0 to 1 */
                weightOnData: number;
                words: string;
            };
            criteria: components["schemas"]["CriterionResult"][];
            inputHash: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            needId: string;
            /** @description Version of the provider that was read */
            providerVersion: number;
            /** @description What was open of the need, in `unit` */
            quantity: number;
            rules: components["schemas"]["RuleResult"][];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            runId: string;
            score: number;
            /** @description Unit of the need, UNECE Rec 20 code */
            unit: string;
            watermark: string;
            weightsVersion: number;
        };
        ServiceGap: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /** @description Code of the classification in use, see GET /v1/codes */
            code: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            computedAt: string;
            /** @description Those that fit at least one of these needs */
            fittingOffers: number;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            label: string;
            /** @description Open needs of this code */
            needs: number | null;
            /** @description Open offers of a like code whose provider serves the cluster */
            offers: number;
            /** @description True for a provider when there are fewer than 5 needs: the counts of needs are null then */
            suppressed: boolean;
            /** @description Needs that no offer fits */
            unmet: number | null;
            /** @description Unmet needs by why: `no_offer`, the rule that the nearest offer failed, or another reason of a match (`unmetReason`) */
            unmetByReason: {
                [key: string]: number;
            } | null;
            /** @description Those of high urgency */
            urgent: number | null;
        };
        ServiceInvitation: {
            /** @description Most the enterprise pays per `unit`; null when none was stated */
            budget: components["schemas"]["Money"] | null;
            /**
             * Format: date-time
             * @description The cut-off: until then the reply can be changed
             */
            closesAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            code: string | null;
            /** @description The other side */
            counterpartName: string;
            /** @description What the other side answered; an engagement is made when both say yes to the same quantity */
            counterpartReply: {
                /** @enum {string} */
                answer: "yes" | "part" | "no";
                /** @description What was said yes to, in the unit of the invitation; null for a no */
                quantity: number | null;
            } | null;
            /**
             * Format: date
             * @description Last day on which the service is of use
             */
            deadline: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /** @description Language in which it must be held */
            language: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            needId: string;
            needText: string | null;
            needTitle: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            organisationId: string;
            outcome: ("agreed" | "refused" | "lapsed" | "withdrawn") | null;
            outcomeReason: string | null;
            /** @description From where the enterprise comes; null when it does not matter */
            place: components["schemas"]["NeedPlace"] | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            proposalId: string;
            quantity: number;
            reply: components["schemas"]["ServiceReply"] | null;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            sentAt: string;
            /** @enum {string} */
            side: "enterprise" | "provider";
            /** @enum {string} */
            status: "open" | "closed";
            /** @description When the enterprise could come; empty: whenever */
            times: components["schemas"]["WeeklyTimes"][];
            unit: string;
            urgency: components["schemas"]["Urgency"];
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
            /** @description What a yes is for now: what you were invited for, at most what the other side said yes to */
            yesQuantity: number;
        };
        ServiceNeed: {
            budget: components["schemas"]["Money"] | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /** @description The code that matching uses */
            code: string | null;
            /**
             * @description `proposed`: taken from the text, please confirm; `none`: nothing recognised: state one
             * @enum {string}
             */
            codeStatus: "stated" | "proposed" | "none";
            /** @description What engagements cover so far, in the unit of the need */
            coveredQuantity: number;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /** @description Null for a group of enterprises that the system proposes; see `opening` */
            enterpriseId: string | null;
            enterpriseName: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            language: string | null;
            /** @description Newest match; see GET /v1/service-needs/{id}/matches */
            lastMatchId: string | null;
            /** @description What it was born from; null when an enterprise stated it */
            opening: components["schemas"]["MarketOpening"] | null;
            /** @description The proposed need from which it was made when a CDA confirmed that */
            openingNeedId: string | null;
            /** @enum {string} */
            origin: "enterprise" | "market_opening";
            place: components["schemas"]["NeedPlace"] | null;
            proposedCodes: components["schemas"]["ProposedServiceCode"][];
            quantity: number;
            /** @description What a CDA decided about a need that the system proposed */
            ruling: components["schemas"]["NeedRuling"] | null;
            status: components["schemas"]["ServiceNeedStatus"];
            text: string | null;
            times: components["schemas"]["WeeklyTimes"][];
            /** @description The text, or the label of the code */
            title: string;
            unit: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            updatedAt: string;
            urgency: components["schemas"]["Urgency"];
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
            /**
             * Format: date
             * @description ISO 8601 date from 1900-01-01 to 2200-12-31, e.g. 2027-01-15
             */
            wantedBy: string;
        };
        /** @description What is left out stays as it is; null takes it away */
        ServiceNeedChange: {
            budget?: components["schemas"]["Money"] | null;
            language?: string | null;
            place?: components["schemas"]["NeedPlace"] | null;
            /** @description When one could come; empty: whenever */
            times?: components["schemas"]["WeeklyTimes"][];
            urgency?: components["schemas"]["Urgency"];
            /**
             * Format: date
             * @description Last day on which it is of use; not in the past
             */
            wantedBy?: string;
        };
        /**
         * @description `proposed`: the system saw it and a CDA has not ruled yet; `met`: engagements cover it
         * @enum {string}
         */
        ServiceNeedStatus: "proposed" | "confirmed" | "dismissed" | "open" | "met" | "withdrawn" | "expired";
        ServiceOffer: {
            /**
             * @description In the unit of the offer; empty: unknown
             * @default []
             */
            capacity: components["schemas"]["CapacitySlot"][];
            /** @description Code of the classification in use, see GET /v1/codes */
            code: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /**
             * @description In which it is held; empty: the languages of the provider
             * @default []
             */
            languages: string[];
            /** @description Days from yes to delivery */
            leadTimeDays?: number;
            /** @description Smallest quantity taken, e.g. participants of a course */
            minimumQuantity?: number;
            /**
             * @description Where it is held, or from where the provider comes; empty: the establishments of the provider
             * @default []
             */
            places: components["schemas"]["Place"][];
            /** @description Per unit; left out: unknown */
            price?: components["schemas"]["Money"];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            providerId: string;
            providerName: string;
            /** @description How long one session takes within those times; left out: the whole of each */
            sessionMinutes?: number;
            status: components["schemas"]["ServiceOfferStatus"];
            /** @description What it consists of */
            text?: string;
            /**
             * @description When it is held; empty: unknown
             * @default []
             */
            times: components["schemas"]["WeeklyTimes"][];
            title: string;
            /** @description In which price, least quantity and capacity are counted: person, day, service … */
            unit: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            updatedAt: string;
            /**
             * Format: date
             * @description ISO 8601 date from 1900-01-01 to 2200-12-31, e.g. 2027-01-15
             */
            validFrom: string;
            validUntil: string | null;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        /** @description Every list that is given replaces the whole list; what is left out stays as it is */
        ServiceOfferChange: {
            /** @description In the unit of the offer; empty: unknown */
            capacity?: components["schemas"]["CapacitySlotInput"][];
            /** @description Code of the classification in use, see GET /v1/codes */
            code?: string;
            /** @description In which it is held; empty: the languages of the provider */
            languages?: string[];
            /** @description Null: unknown */
            leadTimeDays?: number | null;
            /** @description Null: none */
            minimumQuantity?: number | null;
            /** @description Where it is held, or from where the provider comes; empty: the establishments of the provider */
            places?: components["schemas"]["Place"][];
            /** @description Per unit; null: unknown */
            price?: components["schemas"]["Money"] | null;
            /** @description Null: the whole of each of the times */
            sessionMinutes?: number | null;
            /** @description Null: none */
            text?: string | null;
            /** @description When it is held; empty: unknown */
            times?: components["schemas"]["WeeklyTimes"][];
            title?: string;
            /** @description In which price, least quantity and capacity are counted: person, day, service … */
            unit?: string;
            /** @description Null: until it is withdrawn */
            validUntil?: string | null;
        };
        /** @enum {string} */
        ServiceOfferStatus: "open" | "withdrawn" | "expired";
        ServiceProposal: {
            /** @description Which CDA is about to decide; null when nobody is, and for both sides */
            claim: components["schemas"]["ProposalClaim"] | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /**
             * @description Of the need: `proposed` means that its code was read from the text and nobody has confirmed it
             * @enum {string}
             */
            codeStatus: "stated" | "proposed" | "none";
            confidence: number;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * Format: date
             * @description Of the need
             */
            deadline: string;
            /** @description The newest that was not undone */
            decision: components["schemas"]["Decision"] | null;
            /** @description Why it ended, as a code */
            endReason: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            enterpriseId: string;
            enterpriseName: string;
            explanation: components["schemas"]["ServiceExplanation"];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            needId: string;
            needTitle: string;
            /** @description False when the provider stated no capacity for the period: ask before you rely on the quantity */
            offeredKnown: boolean;
            /** @description What the provider has free, at most the need; the whole need when `offeredKnown` is false; in `unit` */
            offeredQuantity: number;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            providerId: string;
            providerName: string;
            /** @description What is proposed, or what the CDA amended it to; in `unit` */
            quantity: number;
            /** @description 1 = best in its run */
            rank: number;
            score: number;
            status: components["schemas"]["ProposalStatus"];
            /** @description Unit of the need */
            unit: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            updatedAt: string;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        ServiceProposalSummary: {
            /** @description Which CDA is about to decide; null when nobody is, and for both sides */
            claim: components["schemas"]["ProposalClaim"] | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /**
             * @description Of the need: `proposed` means that its code was read from the text and nobody has confirmed it
             * @enum {string}
             */
            codeStatus: "stated" | "proposed" | "none";
            confidence: number;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * Format: date
             * @description Of the need
             */
            deadline: string;
            /** @description The newest that was not undone */
            decision: components["schemas"]["Decision"] | null;
            /** @description Why it ended, as a code */
            endReason: string | null;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            enterpriseId: string;
            enterpriseName: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            needId: string;
            needTitle: string;
            /** @description False when the provider stated no capacity for the period: ask before you rely on the quantity */
            offeredKnown: boolean;
            /** @description What the provider has free, at most the need; the whole need when `offeredKnown` is false; in `unit` */
            offeredQuantity: number;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            providerId: string;
            providerName: string;
            /** @description What is proposed, or what the CDA amended it to; in `unit` */
            quantity: number;
            /** @description 1 = best in its run */
            rank: number;
            score: number;
            status: components["schemas"]["ProposalStatus"];
            /** @description Unit of the need */
            unit: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            updatedAt: string;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        ServiceReply: {
            /** @enum {string} */
            answer: "yes" | "part" | "no";
            note: string | null;
            /** @description What was said yes to, in the unit of the invitation; null for a no */
            quantity: number | null;
            reasonCode: ("no_capacity" | "price_too_low" | "price_too_high" | "deadline_too_short" | "not_our_service" | "times_do_not_fit" | "quality_doubt" | "found_another" | "changed_plans" | "other") | null;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            repliedAt: string;
            /**
             * @description `cda`: a CDA answered for this side
             * @enum {string}
             */
            through: "api" | "link" | "cda";
        };
        ServiceReplyBody: {
            /** @constant */
            answer: "yes";
            note?: string;
            /** @description `yesQuantity` as it was shown; when it has changed meanwhile, the yes is refused. Left out: whatever it is now */
            quantity?: number;
        } | {
            /** @constant */
            answer: "part";
            note?: string;
            /** @description How much, in the unit of the invitation; less than invited for */
            quantity: number;
        } | {
            /** @constant */
            answer: "no";
            note?: string;
            /**
             * @description A provider: no_capacity, price_too_low, deadline_too_short, not_our_service, times_do_not_fit, changed_plans, other; an enterprise: price_too_high, times_do_not_fit, quality_doubt, found_another, changed_plans, other
             * @enum {string}
             */
            reasonCode: "no_capacity" | "price_too_low" | "price_too_high" | "deadline_too_short" | "not_our_service" | "times_do_not_fit" | "quality_doubt" | "found_another" | "changed_plans" | "other";
        };
        ServiceRuling: {
            /**
             * @description Your declaration: `declared` keeps you from approving; another CDA decides
             * @enum {string}
             */
            conflictOfInterest: "none" | "declared";
            note?: string;
            /** @constant */
            ruling: "approve";
        } | {
            /**
             * @description Your declaration: `declared` keeps you from approving; another CDA decides
             * @enum {string}
             */
            conflictOfInterest: "none" | "declared";
            note?: string;
            /** @description Quantity to invite for, in the unit of the need */
            quantity: number;
            /** @constant */
            ruling: "amend";
        } | {
            /**
             * @description Your declaration: `declared` keeps you from approving; another CDA decides
             * @enum {string}
             */
            conflictOfInterest: "none" | "declared";
            note?: string;
            /** @enum {string} */
            reasonCode: "quality_doubt" | "price" | "better_alternative" | "enterprise_preference" | "provider_overloaded" | "funding_unclear" | "data_outdated" | "other";
            /** @constant */
            ruling: "decline";
        } | {
            /**
             * @description Your declaration: `declared` keeps you from approving; another CDA decides
             * @enum {string}
             */
            conflictOfInterest: "none" | "declared";
            note?: string;
            /** @enum {string} */
            reasonCode: "times_unclear" | "price_unclear" | "content_unclear" | "capacity_unclear" | "contact_unclear" | "other";
            /** @constant */
            ruling: "ask";
        };
        ServiceTimeline: {
            /** @description True: notifications could not be reached, so what was sent is not among the items */
            deliveriesMissing: boolean;
            /** @description The earliest first */
            items: components["schemas"]["ServiceTimelineItem"][];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            proposalId: string;
        };
        ServiceTimelineItem: {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            at: string;
            /** @constant */
            kind: "proposed";
        } | {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            at: string;
            decision: components["schemas"]["Decision"];
            /** @constant */
            kind: "decided";
            /** @description When its holding period was over: it took effect then, unless another decision had overtaken it. Null until then, and when it was undone */
            tookEffectAt: string | null;
        } | {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            at: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            decisionId: string;
            /** @constant */
            kind: "undone";
        } | {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            at: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            closesAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            invitationId: string;
            /** @constant */
            kind: "invited";
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            organisationId: string;
            quantity: number;
            /** @enum {string} */
            side: "enterprise" | "provider";
        } | {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            at: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            invitationId: string;
            /** @constant */
            kind: "reminded";
            /** @enum {string} */
            side: "enterprise" | "provider";
        } | {
            /** @description Whose account answered; null for an answer by link */
            accountId: string | null;
            /** @enum {string} */
            answer: "yes" | "part" | "no";
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            at: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            invitationId: string;
            /** @constant */
            kind: "replied";
            note: string | null;
            quantity: number | null;
            reasonCode: string | null;
            /** @enum {string} */
            side: "enterprise" | "provider";
            /**
             * @description `cda`: a CDA answered for this side
             * @enum {string}
             */
            through: "api" | "link" | "cda";
        } | {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            at: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            engagementId: string;
            /** @constant */
            kind: "agreed";
            quantity: number;
        } | {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            at: string;
            /** @constant */
            kind: "ended";
            /** @description As a code */
            reason: string | null;
            status: components["schemas"]["ProposalStatus"];
        } | {
            /**
             * Format: date-time
             * @description When it was to be sent first
             */
            at: string;
            delivery: components["schemas"]["DeliveryAbout"];
            /** @constant */
            kind: "delivery";
            /** @description Whom it went to; null: to the people of the cluster */
            side: ("enterprise" | "provider") | null;
        };
        SetPasswordBody: {
            /** @description 12 to 128 characters, any of Unicode; spaces count */
            password: string;
            /** @description The end of the link in the e-mail, after # */
            token: string;
        };
        ShownEnterprise: {
            /**
             * @description An enterprise can set false itself; only a CDA or manager can set true again
             * @default true
             */
            active: boolean;
            capabilities: {
                /**
                 * @description Empty means unknown, not zero
                 * @default []
                 */
                capacity: components["schemas"]["CapacitySlot"][];
                /** @description Code of the classification in use, see GET /v1/codes */
                code: string;
                evidence?: string;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                id: string;
                /** @description Days from order to delivery */
                leadTimeDays?: number;
                /** @description Smallest quantity taken, in the unit of the claim */
                minimumOrder?: number;
                /** @description Usual price per unit of the claim */
                priceHint?: components["schemas"]["Money"];
                /** @description Who said so; absent when it was the system or is not known. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
                statedBy?: components["schemas"]["Attribution"];
                /**
                 * Format: date
                 * @description When the claim was made or last confirmed
                 */
                statedOn: string;
                /**
                 * @description Verified only by a CDA or manager; declared again when the enterprise changes unit, evidence, minimum order, lead time or last day, or states more capacity
                 * @default declared
                 * @enum {string}
                 */
                status: "declared" | "verified";
                /** @description UNECE Rec 20 code (C62, DZN, KGM, MTR …) or a name (piece, dozen, kg, m …) */
                unit: string;
                /**
                 * Format: date
                 * @description Last day on which the claim holds; afterwards it counts as declared and as stale
                 */
                validUntil?: string;
                /** @description The CDA or manager who verified it. Written by the system: what is sent is ignored, so that a list can be sent back as it was read */
                verifiedBy?: components["schemas"]["Attribution"];
                /**
                 * Format: date
                 * @description When they did. Written by the system: what is sent is ignored, so that a list can be sent back as it was read
                 */
                verifiedOn?: string;
            }[];
            /** @default [] */
            certifications: components["schemas"]["Certification"][];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /**
             * @description Buyers that share owners or family with the enterprise
             * @default []
             */
            conflictBuyerIds: string[];
            /** @default [] */
            contacts: components["schemas"]["ContactChannel"][];
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /** @default [] */
            establishments: components["schemas"]["Establishment"][];
            externalId: string | null;
            /** @default false */
            homeBased: boolean;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            /**
             * @description Numbers that authorities gave it; one is of one enterprise in a cluster
             * @default []
             */
            identifiers: components["schemas"]["Identifier"][];
            /**
             * @description Languages the enterprise can work in, preferred first; empty = unknown
             * @default []
             */
            languages: string[];
            /** @description Enterprises that were merged into it, the earliest first */
            mergedFrom: components["schemas"]["MergedEnterprise"][];
            name: string;
            /**
             * @description Buyers the enterprise does not want to work with
             * @default []
             */
            optOutBuyerIds: string[];
            /** @description False for an informal enterprise */
            registered: boolean;
            size: components["schemas"]["EnterpriseSize"];
            /** @default [] */
            trackRecords: components["schemas"]["TrackRecord"][];
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            updatedAt: string;
            /** @description Counts the changes; send it back as If-Match to change what you saw */
            version: number;
        };
        /** @enum {string} */
        Side: "buyer" | "enterprise";
        SignedIn: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            accountId: string;
            /** @description Send it as X-CSRF-Token with everything but GET; GET /v1/me shows it again */
            csrfToken: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            expiresAt: string;
            /**
             * Format: uuid
             * @description Of the session
             */
            id: string;
        };
        SimulatedAllocation: {
            /** @description Demands that cost something, the dearest first */
            binding: {
                /** @enum {string} */
                demand: "quantity" | "maximumEnterprises" | "shareCap" | "newcomersFloor" | "inclusionQuota" | "locked";
                /** @description Whose share was fixed; null unless `locked` */
                enterpriseId: string | null;
                /** @description By so much the best split would be better without it */
                price: number;
                value: number;
                words: string;
            }[];
            /** @description No split can be above it */
            bound: number;
            /** @description Everybody who could have a share, as it was read */
            candidates: components["schemas"]["AllocationCandidate"][];
            demands: components["schemas"]["AllocationDemands"];
            /** @description bound − objective; 0 when optimal */
            gap: number;
            /** @description Nobody could take all of it alone */
            isConsortium: boolean;
            /** @description False when not every demand was asked what it costs: greedy asks none, and time may run out */
            isPriced: boolean;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            lotId: string;
            /**
             * @description Who found it
             * @enum {string}
             */
            method: "greedy" | "highs";
            /** @description The gains of all shares minus their costs */
            objective: number;
            /** @description What no linkage covers yet */
            openQuantity: number;
            /** @description What approved proposals and open invitations of the lot are for */
            promisedQuantity: number;
            /** @description What is split: what was asked for, or what is open of the lot and promised to nobody */
            quantity: number;
            /** @description When infeasible: the ways out, each of them enough; the single ones first */
            relaxations: {
                changes: {
                    by: number;
                    /** @enum {string} */
                    demand: "quantity" | "maximumEnterprises" | "shareCap" | "newcomersFloor" | "inclusionQuota" | "locked";
                    /** @description Whose share was fixed; null unless `locked` */
                    enterpriseId: string | null;
                    from: number;
                    to: number;
                }[];
                /** @description False when time ran out before it was certain that nothing less is enough */
                isLeast: boolean;
                words: string;
            }[];
            /** @description The largest first; empty when infeasible */
            shares: {
                /** @description Of managing one more enterprise */
                cost: number;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                enterpriseId: string;
                enterpriseName: string;
                /** @description score × part */
                gain: number;
                isLocked: boolean;
                isNewcomer: boolean;
                /** @description What keeps it from taking more; null: nothing of its own */
                limitedBy: ("free" | "shareCap" | "locked") | null;
                /** @description quantity ÷ the quantity that is split */
                part: number;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                proposalId: string;
                /** @description In the unit of the lot */
                quantity: number;
                /** @description Of the proposal, to a millionth */
                score: number;
                /** @description Of the proposal, as it was read */
                version: number;
                /** @description One sentence with the arithmetic, in English */
                words: string;
            }[];
            /**
             * @description optimal: proven that no split is better; feasible: at most `gap` worse than the best; infeasible: proven that none keeps every demand, see `relaxations`; unknown: none was found in the time given
             * @enum {string}
             */
            status: "optimal" | "feasible" | "infeasible" | "unknown";
            unit: string;
            /** @description The whole sum, in English */
            words: string;
        };
        /** @description Lots as they are now with nothing linked yet, on the day they were posted, and enterprises as they are now: exposure and linkages count from the first lot that is replayed on */
        SimulatedPolicy: {
            /** @description Proposals that only those settings that were given make, of all lots */
            added: number;
            /** @description By those that were given */
            after: {
                /** @description How unevenly places fall on all that were among the best 100 of any lot on either side: 0 = all alike, towards 1 = one has them all */
                gini: number;
                /** @description Score that a list gives up by the policy, on average, by its own weights */
                meanCost: number;
                /** @description Lots in which a floor could not be met */
                missed: number;
                /** @description Part of the places that newcomers have, 0 to 1 */
                newcomersShare: number;
                /** @description Places in the lists of all lots */
                places: number;
                /** @description Enterprises with a place in any */
                proposed: number;
            };
            /** @description By the policy and the weights of the cluster */
            before: {
                /** @description How unevenly places fall on all that were among the best 100 of any lot on either side: 0 = all alike, towards 1 = one has them all */
                gini: number;
                /** @description Score that a list gives up by the policy, on average, by its own weights */
                meanCost: number;
                /** @description Lots in which a floor could not be met */
                missed: number;
                /** @description Part of the places that newcomers have, 0 to 1 */
                newcomersShare: number;
                /** @description Places in the lists of all lots */
                places: number;
                /** @description Enterprises with a place in any */
                proposed: number;
            };
            /** @description Enterprises whose number of places changes */
            changed: number;
            /** @description Lots with any of these */
            changedLots: number;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            clusterId: string;
            /** @description Proposals that they do not make any more */
            dropped: number;
            /** @description Whose number of places changes, the largest change first; 200 at most */
            enterprises: {
                after: number;
                /** @description Places */
                before: number;
                /** @description after - before */
                change: number;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                enterpriseId: string;
                enterpriseName: string;
            }[];
            /** @description When the earliest of those replayed was posted; null when there was none */
            from: string | null;
            /** @description Steps that are not simulated: who counts towards inclusion is told to a match run alone */
            leftOut: "inclusion"[];
            /** @description Why not all that were asked for: the cluster has no more; 200000 pairs of enterprise and lot are judged at most, of the newest lots; the time was over, and the later ones are missing. Null: all that were asked for */
            limit: ("lots" | "judged" | "time") | null;
            /** @description Lots with any of these, the newest first; 200 proposals at most, and whole lots but the first */
            lots: {
                added: number;
                dropped: number;
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                lotId: string;
                moved: number;
                /** @description Of the lot in it */
                number: number;
                /**
                 * Format: date-time
                 * @description ISO 8601 instant with offset
                 */
                postedAt: string;
                /** @description Those that are added, dropped or of another rank, by their rank then; the dropped ones last */
                proposals: {
                    /** @description Null: not proposed then */
                    after: {
                        rank: number;
                        /** @description By the weights of that side, 0 to 1 */
                        score: number;
                    } | null;
                    /** @description Null: not proposed now */
                    before: {
                        rank: number;
                        /** @description By the weights of that side, 0 to 1 */
                        score: number;
                    } | null;
                    /**
                     * Format: uuid
                     * @description UUID; ids sort by creation time
                     */
                    enterpriseId: string;
                    enterpriseName: string;
                }[];
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                requirementId: string;
                /** @description Of the requirement */
                title: string;
            }[];
            /** @description Proposals that both make, at another rank */
            moved: number;
            /** @description Lots */
            replayed: number;
            /** @description Lots as new as those replayed that neither side could match: their code is no longer in the classification, or the engine refuses them. They count nowhere else */
            skipped: number;
            to: string | null;
        };
        SitedEnterprise: {
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            id: string;
            name: string;
            /** @description Its establishments that have coordinates */
            sites: {
                /** @description Degrees, WGS 84 */
                latitude: number;
                /** @description Degrees, WGS 84 */
                longitude: number;
                town: string | null;
            }[];
        };
        SitePage: {
            items: components["schemas"]["SitedEnterprise"][];
            /** @description Pass as ?cursor= for the next page; null on the last */
            nextCursor: string | null;
            /** @description How many enterprises fit altogether, on whatever page; null on later pages than the first, and with q */
            total: number | null;
        };
        Spreading: {
            /**
             * @description The steps choose among so many of the best by score, never among fewer than maxProposals; who stands further back gets no place by them
             * @default 80
             */
            looksAt: number;
            /**
             * @description In the order in which they are charged with what they cost; when two floors cannot both be kept the first one is. None: the best by score are proposed
             * @default []
             */
            steps: components["schemas"]["SpreadingStep"][];
        };
        SpreadingInput: {
            /**
             * @description The steps choose among so many of the best by score, never among fewer than maxProposals; who stands further back gets no place by them
             * @default 80
             */
            looksAt?: number;
            /**
             * @description In the order in which they are charged with what they cost; when two floors cannot both be kept the first one is. None: the best by score are proposed
             * @default []
             */
            steps?: components["schemas"]["SpreadingStepInput"][];
        };
        SpreadingStep: {
            /** @description Nothing is taken off the first so many by score, so they stay the first; exposure spreads only the places after them. Left out: 0. Beside a step of inclusion it needs room for the floors after it */
            keep?: number;
            /**
             * @description Days before the run that count
             * @default 90
             */
            periodDays: number;
            /** @constant */
            step: "exposure";
            /** @description strength × ln(1 + invitations in the period) is taken off the score; 0 = nothing. 0.02 is a good beginning with a keep of 8 of 10 places */
            strength: number;
        } | {
            /** @description Who has so many linkages in the period is proposed for nothing more */
            most: number;
            /**
             * @description Days before the run that count
             * @default 90
             */
            periodDays: number;
            /** @constant */
            step: "linkage_cap";
        } | {
            /** @description Least part of the places for enterprises without a linkage and without a verified track record */
            share: number;
            /** @constant */
            step: "newcomers";
        } | {
            categories: components["schemas"]["InclusionCategory"][];
            /** @description Least part of the places for enterprises in one of the categories that consented to count; needs looksAt of 40 or more, and beside it a step of exposure with a strength of 0.005 or more */
            share: number;
            /** @constant */
            step: "inclusion";
        };
        SpreadingStepInput: {
            /** @description Nothing is taken off the first so many by score, so they stay the first; exposure spreads only the places after them. Left out: 0. Beside a step of inclusion it needs room for the floors after it */
            keep?: number;
            /**
             * @description Days before the run that count
             * @default 90
             */
            periodDays?: number;
            /** @constant */
            step: "exposure";
            /** @description strength × ln(1 + invitations in the period) is taken off the score; 0 = nothing. 0.02 is a good beginning with a keep of 8 of 10 places */
            strength: number;
        } | {
            /** @description Who has so many linkages in the period is proposed for nothing more */
            most: number;
            /**
             * @description Days before the run that count
             * @default 90
             */
            periodDays?: number;
            /** @constant */
            step: "linkage_cap";
        } | {
            /** @description Least part of the places for enterprises without a linkage and without a verified track record */
            share: number;
            /** @constant */
            step: "newcomers";
        } | {
            categories: components["schemas"]["InclusionCategory"][];
            /** @description Least part of the places for enterprises in one of the categories that consented to count; needs looksAt of 40 or more, and beside it a step of exposure with a strength of 0.005 or more */
            share: number;
            /** @constant */
            step: "inclusion";
        };
        /** @description What the cluster’s policy did after scoring */
        SpreadPlace: {
            /** @description Null without a step of exposure, and beside a step of inclusion */
            exposure: {
                /** @description score - adjustment, to the last bit */
                adjusted: number;
                /** @description strength × ln(1 + invitations); 0 for who is among the first `keep` by score */
                adjustment: number;
                invitations: number;
                /** @description Nothing is taken off the first so many by score; left out where the policy does not state it */
                keep?: number;
                periodDays: number;
                strength: number;
            } | null;
            /** @description Score that the whole list gives up by the policy */
            listCost: number;
            /** @description rankByScore - rank: places won by the policy, negative when lost */
            moved: number;
            /** @description After all steps of the policy, in the run that found it */
            rank: number;
            /** @description 1 = the best score */
            rankByScore: number;
            /** @description What each step moved it, in their order; null beside a step of inclusion, where only what all of them did together is said */
            steps: {
                moved: number;
                step: string;
            }[] | null;
            words: string;
        };
        StoredPiece: {
            number: number;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            uploadId: string;
        };
        SumOfMoney: {
            /** @description In units of the currency, not cents */
            amount: number;
            /** @description ISO 4217 currency code */
            currency: string;
        };
        TestWebhookEndpointReply: {
            /** @description The newest 20, newest first */
            attempts: {
                detail: string | null;
                durationMs: number | null;
                number: number;
                /** @description `unknown`: sent, and no answer came; null: under way */
                outcome: ("accepted" | "refused" | "rejected" | "not_sent" | "unknown") | null;
                /** @description The beginning of the answer’s body */
                reply: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601 instant with offset
                 */
                startedAt: string;
                /** @description The HTTP status of the answer */
                status: number | null;
            }[];
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            endpointId: string;
            /**
             * Format: uuid
             * @description Also the `webhook-id` of every call: the same over retries and redeliveries
             */
            id: string;
            nextAttemptAt: string | null;
            /** @description The body, as it is sent */
            payload: {
                data: {
                    [key: string]: unknown;
                };
                /**
                 * Format: date-time
                 * @description ISO 8601 instant with offset
                 */
                timestamp: string;
                type: string;
            };
            sentAt: string | null;
            /** @description `sent`: the receiver answered 2xx. `failed`, `unknown`: it is tried again, the newest attempt failed or nobody knows whether it arrived. `dead`: given up. `no_channel`: the endpoint was off. `obsolete`: the endpoint was deleted */
            status: components["schemas"]["DeliveryStatus"];
            type: string;
        };
        Timeline: {
            /** @description True: notifications could not be reached, so what was sent is not among the items */
            deliveriesMissing: boolean;
            /** @description The earliest first */
            items: components["schemas"]["TimelineItem"][];
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            proposalId: string;
        };
        TimelineItem: {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            at: string;
            /** @constant */
            kind: "proposed";
        } | {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            at: string;
            decision: components["schemas"]["Decision"];
            /** @constant */
            kind: "decided";
            /** @description When its holding period was over: it took effect then, unless another decision had overtaken it. Null until then, and when it was undone */
            tookEffectAt: string | null;
        } | {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            at: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            decisionId: string;
            /** @constant */
            kind: "undone";
        } | {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            at: string;
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            closesAt: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            invitationId: string;
            /** @constant */
            kind: "invited";
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            organisationId: string;
            quantity: number;
            /** @enum {string} */
            side: "buyer" | "enterprise";
        } | {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            at: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            invitationId: string;
            /** @constant */
            kind: "reminded";
            /** @enum {string} */
            side: "buyer" | "enterprise";
        } | {
            /** @description Whose account answered; null for an answer by link */
            accountId: string | null;
            /** @enum {string} */
            answer: "yes" | "part" | "no";
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            at: string;
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            invitationId: string;
            /** @constant */
            kind: "replied";
            note: string | null;
            quantity: number | null;
            reasonCode: string | null;
            /** @enum {string} */
            side: "buyer" | "enterprise";
            /**
             * @description `cda`: a CDA answered for this side
             * @enum {string}
             */
            through: "api" | "link" | "cda";
        } | {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            at: string;
            /** @constant */
            kind: "agreed";
            /**
             * Format: uuid
             * @description UUID; ids sort by creation time
             */
            linkageId: string;
            quantity: number;
        } | {
            /**
             * Format: date-time
             * @description ISO 8601 instant with offset
             */
            at: string;
            /** @constant */
            kind: "ended";
            /** @description As a code */
            reason: string | null;
            status: components["schemas"]["ProposalStatus"];
        } | {
            /**
             * Format: date-time
             * @description When it was to be sent first
             */
            at: string;
            delivery: components["schemas"]["DeliveryAbout"];
            /** @constant */
            kind: "delivery";
            /** @description Whom it went to; null: to the people of the cluster */
            side: ("buyer" | "enterprise") | null;
        };
        TrackRecord: {
            buyer?: string;
            /** @default [] */
            codes: string[];
            /**
             * Format: date
             * @description ISO 8601 date from 1900-01-01 to 2200-12-31, e.g. 2027-01-15
             */
            date: string;
            /**
             * @description Null = not known
             * @default null
             */
            onTime: boolean | null;
            /** @description In the unit stated beside it */
            quantity?: number;
            /**
             * @description Part of the goods rejected, 0 to 1; null = not known
             * @default null
             */
            rejectedShare: number | null;
            /** @description Where this is known from */
            source: string;
            title: string;
            /** @description UNECE Rec 20 code (C62, DZN, KGM, MTR …) or a name (piece, dozen, kg, m …) */
            unit?: string;
            value?: components["schemas"]["Money"];
            /** @description The CDA or manager who looked at the source. Only verified records count towards past performance; towards relevance one of the others counts, a quarter */
            verifiedBy?: string;
        };
        TrackRecordInput: {
            buyer?: string;
            /** @default [] */
            codes?: string[];
            /**
             * Format: date
             * @description ISO 8601 date from 1900-01-01 to 2200-12-31, e.g. 2027-01-15
             */
            date: string;
            /**
             * @description Null = not known
             * @default null
             */
            onTime?: boolean | null;
            /** @description In the unit stated beside it */
            quantity?: number;
            /**
             * @description Part of the goods rejected, 0 to 1; null = not known
             * @default null
             */
            rejectedShare?: number | null;
            /** @description Where this is known from */
            source: string;
            title: string;
            /** @description UNECE Rec 20 code (C62, DZN, KGM, MTR …) or a name (piece, dozen, kg, m …) */
            unit?: string;
            value?: components["schemas"]["Money"];
            /** @description The CDA or manager who looked at the source. Only verified records count towards past performance; towards relevance one of the others counts, a quarter */
            verifiedBy?: string;
        };
        UnmergeEnterpriseReply: {
            /** @description What becomes of the kept enterprise, old and new, the first 50 */
            changes: {
                after: unknown;
                before: unknown;
                /** @description `languages`, or of a capability `capabilities.CODE.leadTimeDays` */
                field: string;
            }[];
            /** @description The one that is an enterprise of its own again, as it was when it was merged */
            enterprise: components["schemas"]["ShownEnterprise"];
            /** @description The one it was merged into */
            kept: components["schemas"]["ShownEnterprise"];
            /** @description What came by the merge and was changed since: it stays with the kept one; look whether it belongs there */
            stayed: {
                /** @description What the merge had made of it */
                brought: unknown;
                /** @description `contacts.0` or `capabilities.CODE`; a number is the place in the kept enterprise */
                field: string;
                /** @description What it is */
                now: unknown;
            }[];
        };
        /** @enum {string} */
        Urgency: "low" | "normal" | "high";
        /** @description The same hours on these days of every week */
        WeeklyTimes: {
            /** @description Local time, 00:00 to 23:59 */
            from: string;
            /** @description Local time, 00:00 to 24:00 */
            to: string;
            weekdays: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
        };
        WhatIf: {
            /** @enum {string} */
            change: "deadline" | "max_distance" | "ceiling_price" | "certification" | "language" | "minimum_share" | "minimum_similarity" | "minimum_score" | "invitation_cap" | "unknown_excludes";
            /** @description What it is, in `unit` */
            now: string | number | boolean | null;
            /** @description Mild to strong, each admits more than the one before. The first is the least that admits anybody: to the day, the whole km, the percent of the ceiling, the hundredth of a share or score */
            steps: components["schemas"]["WhatIfStep"][];
            /** @description UNECE Rec 20 code or ISO 4217 currency */
            unit: string | null;
            /** @description The scheme (null: all of them) or language that would not be asked for, or the rule that would not exclude for want of data */
            what: string | null;
            /**
             * @description Of the lot, or of the policy of its cluster; the latter is told to the cluster only
             * @enum {string}
             */
            whose: "lot" | "policy";
        };
        WhatIfStep: {
            /** @description Enterprises that would belong to the matches of the lot, before the best are taken, and do not now */
            admitted: number;
            /** @description Enterprises that belong now and would not */
            lost: number;
            /** @description What it would be, in `unit`; null where it would not be asked for at all */
            to: string | number | boolean | null;
            /** @description One sentence, in English */
            words: string;
        };
        /**
         * @description What becomes of a new enterprise that is likely one that is there, or one of an earlier row: create: it is made, and shown with the reasons; skip: it is left out and comes with the error file
         * @enum {string}
         */
        WhenAlike: "create" | "skip";
        /** @description Why it is not among the proposals */
        WhyNot: {
            /** @description How many belong, itself included; 0 when it does not, then the others are not looked at */
            belong: number;
            /** @description The last one that is proposed, where this one belongs and comes after it */
            last: {
                /**
                 * Format: uuid
                 * @description UUID; ids sort by creation time
                 */
                enterpriseId: string;
                enterpriseName: string;
                /** @description The largest first; they add up to the difference of the scores */
                leads: {
                    criterion: string;
                    last: number;
                    /** @description last - own */
                    lead: number;
                    /** @description What the criterion contributes to this one */
                    own: number;
                }[];
                rank: number;
                score: number;
            } | null;
            /** @description Place by score among all that belong now, 1 is the best; null when it does not belong, or has had its answer */
            rank: number | null;
            /** @description All of them; empty when it is proposed, or the next run will propose it */
            reasons: {
                params: {
                    [key: string]: (string | number | boolean | null) | {
                        [key: string]: string | number | boolean | null;
                    }[];
                };
                /** @description Key of the sentence of a failed rule, or `why_not.…`; `why_not.cluster_policy`: others got its place by it */
                text: string;
                /** @description One sentence with the arithmetic, in English */
                words: string;
            }[];
        };
    };
    responses: never;
    parameters: {
        /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
        IdempotencyKey: string;
        /**
         * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
         * @example "3"
         */
        IfMatch: string;
        /** @description Your own id for this request; else one is made. */
        XRequestId: string;
    };
    requestBodies: never;
    headers: {
        /** @description Of which address this is: another than the one asked when that one leads there */
        ContentLocation: string;
        /** @description The version, for If-Match */
        ETag: string;
        /** @description Where to read what was created */
        Location: string;
        /** @description Seconds to wait */
        RetryAfter: number;
        /** @description How to authenticate */
        WWWAuthenticate: string;
        /** @description The id of this request; quote it when you ask for help */
        XRequestId: string;
    };
    pathItems: never;
}
export type Account = components['schemas']['Account'];
export type AccountChange = components['schemas']['AccountChange'];
export type Allocation = components['schemas']['Allocation'];
export type AllocationCandidate = components['schemas']['AllocationCandidate'];
export type AllocationDemands = components['schemas']['AllocationDemands'];
export type AllocationDemandsInput = components['schemas']['AllocationDemandsInput'];
export type AllocationQuestion = components['schemas']['AllocationQuestion'];
export type ApiKey = components['schemas']['ApiKey'];
export type Attribution = components['schemas']['Attribution'];
export type AuditPage = components['schemas']['AuditPage'];
export type AuditRecord = components['schemas']['AuditRecord'];
export type BatchDecision = components['schemas']['BatchDecision'];
export type Buyer = components['schemas']['Buyer'];
export type BuyerChange = components['schemas']['BuyerChange'];
export type CapabilityClaim = components['schemas']['CapabilityClaim'];
export type CapacitySlot = components['schemas']['CapacitySlot'];
export type CapacitySlotInput = components['schemas']['CapacitySlotInput'];
export type Certification = components['schemas']['Certification'];
export type CertificationInput = components['schemas']['CertificationInput'];
export type ChangePasswordBody = components['schemas']['ChangePasswordBody'];
export type ChangeWebhookEndpointBody = components['schemas']['ChangeWebhookEndpointBody'];
export type Claim = components['schemas']['Claim'];
export type ClaimAnswer = components['schemas']['ClaimAnswer'];
export type ClaimAnswerBody = components['schemas']['ClaimAnswerBody'];
export type ClaimedProposal = components['schemas']['ClaimedProposal'];
export type ClaimQuestion = components['schemas']['ClaimQuestion'];
export type Cluster = components['schemas']['Cluster'];
export type ClusterChange = components['schemas']['ClusterChange'];
export type ClusterWeights = components['schemas']['ClusterWeights'];
export type CodeChoice = components['schemas']['CodeChoice'];
export type CodeReason = components['schemas']['CodeReason'];
export type CodesImport = components['schemas']['CodesImport'];
export type CodeSuggestion = components['schemas']['CodeSuggestion'];
export type CodesUpload = components['schemas']['CodesUpload'];
export type Colleague = components['schemas']['Colleague'];
export type CollectPersonDataBody = components['schemas']['CollectPersonDataBody'];
export type CollectPersonDataReply = components['schemas']['CollectPersonDataReply'];
export type ConfirmedOpening = components['schemas']['ConfirmedOpening'];
export type ContactChannel = components['schemas']['ContactChannel'];
export type Correspondence = components['schemas']['Correspondence'];
export type CorrespondenceKind = components['schemas']['CorrespondenceKind'];
export type CorrespondencesImport = components['schemas']['CorrespondencesImport'];
export type CreateWebhookEndpointBody = components['schemas']['CreateWebhookEndpointBody'];
export type CreateWebhookEndpointReply = components['schemas']['CreateWebhookEndpointReply'];
export type CriterionResult = components['schemas']['CriterionResult'];
export type DecidedProposal = components['schemas']['DecidedProposal'];
export type DecidedServiceProposal = components['schemas']['DecidedServiceProposal'];
export type DecideProposalsReply = components['schemas']['DecideProposalsReply'];
export type DecideServiceProposalsReply = components['schemas']['DecideServiceProposalsReply'];
export type Decision = components['schemas']['Decision'];
export type Delivery = components['schemas']['Delivery'];
export type DeliveryAbout = components['schemas']['DeliveryAbout'];
export type DeliveryAttempt = components['schemas']['DeliveryAttempt'];
export type DeliveryChanges = components['schemas']['DeliveryChanges'];
export type DeliveryPlace = components['schemas']['DeliveryPlace'];
export type DeliveryStatus = components['schemas']['DeliveryStatus'];
export type Distinction = components['schemas']['Distinction'];
export type DuplicatedEnterprise = components['schemas']['DuplicatedEnterprise'];
export type DuplicateReason = components['schemas']['DuplicateReason'];
export type EndSessionReply = components['schemas']['EndSessionReply'];
export type EndSessionsReply = components['schemas']['EndSessionsReply'];
export type Enterprise = components['schemas']['Enterprise'];
export type EnterpriseChange = components['schemas']['EnterpriseChange'];
export type EnterpriseImport = components['schemas']['EnterpriseImport'];
export type EnterpriseSize = components['schemas']['EnterpriseSize'];
export type ErasePersonBody = components['schemas']['ErasePersonBody'];
export type ErasePersonReply = components['schemas']['ErasePersonReply'];
export type Establishment = components['schemas']['Establishment'];
export type Evaluation = components['schemas']['Evaluation'];
export type Explanation = components['schemas']['Explanation'];
export type FeedItem = components['schemas']['FeedItem'];
export type FindEnterprisesReply = components['schemas']['FindEnterprisesReply'];
export type FoundEnterprise = components['schemas']['FoundEnterprise'];
export type GetWebhookEndpointReply = components['schemas']['GetWebhookEndpointReply'];
export type Home = components['schemas']['Home'];
export type Identifier = components['schemas']['Identifier'];
export type Import = components['schemas']['Import'];
export type ImportColumn = components['schemas']['ImportColumn'];
export type ImportCounts = components['schemas']['ImportCounts'];
export type ImportedRow = components['schemas']['ImportedRow'];
export type ImportKind = components['schemas']['ImportKind'];
export type ImportOutcome = components['schemas']['ImportOutcome'];
export type ImportState = components['schemas']['ImportState'];
export type Inclusion = components['schemas']['Inclusion'];
export type InclusionAggregates = components['schemas']['InclusionAggregates'];
export type InclusionCategory = components['schemas']['InclusionCategory'];
export type InclusionDeclaration = components['schemas']['InclusionDeclaration'];
export type InclusionNoted = components['schemas']['InclusionNoted'];
export type InclusionPurpose = components['schemas']['InclusionPurpose'];
export type InclusionStatement = components['schemas']['InclusionStatement'];
export type Invitation = components['schemas']['Invitation'];
export type InviteToSignInReply = components['schemas']['InviteToSignInReply'];
export type IssuedApiKey = components['schemas']['IssuedApiKey'];
export type KeptAllocationCandidate = components['schemas']['KeptAllocationCandidate'];
export type LastChange = components['schemas']['LastChange'];
export type LikelyDuplicate = components['schemas']['LikelyDuplicate'];
export type Linkage = components['schemas']['Linkage'];
export type LinkageProposal = components['schemas']['LinkageProposal'];
export type ListAccountsReply = components['schemas']['ListAccountsReply'];
export type ListAllocationsReply = components['schemas']['ListAllocationsReply'];
export type ListApiKeysReply = components['schemas']['ListApiKeysReply'];
export type ListBuyersReply = components['schemas']['ListBuyersReply'];
export type ListClaimQuestionsReply = components['schemas']['ListClaimQuestionsReply'];
export type ListClustersReply = components['schemas']['ListClustersReply'];
export type ListColleaguesReply = components['schemas']['ListColleaguesReply'];
export type ListConsentsReply = components['schemas']['ListConsentsReply'];
export type ListCorrespondencesReply = components['schemas']['ListCorrespondencesReply'];
export type ListDeliveriesReply = components['schemas']['ListDeliveriesReply'];
export type ListDuplicatesOfEnterpriseReply = components['schemas']['ListDuplicatesOfEnterpriseReply'];
export type ListDuplicatesReply = components['schemas']['ListDuplicatesReply'];
export type ListedDelivery = components['schemas']['ListedDelivery'];
export type ListFeedReply = components['schemas']['ListFeedReply'];
export type ListImportRowsReply = components['schemas']['ListImportRowsReply'];
export type ListImportsReply = components['schemas']['ListImportsReply'];
export type ListInvitationsReply = components['schemas']['ListInvitationsReply'];
export type ListLinkagesReply = components['schemas']['ListLinkagesReply'];
export type ListMatchRunsReply = components['schemas']['ListMatchRunsReply'];
export type ListNeedMatchesReply = components['schemas']['ListNeedMatchesReply'];
export type ListPersonErasuresReply = components['schemas']['ListPersonErasuresReply'];
export type ListProposalsReply = components['schemas']['ListProposalsReply'];
export type ListProposalSummariesReply = components['schemas']['ListProposalSummariesReply'];
export type ListProvidersReply = components['schemas']['ListProvidersReply'];
export type ListRelevanceWeightsReply = components['schemas']['ListRelevanceWeightsReply'];
export type ListRequirementsReply = components['schemas']['ListRequirementsReply'];
export type ListServiceEngagementsReply = components['schemas']['ListServiceEngagementsReply'];
export type ListServiceGapsReply = components['schemas']['ListServiceGapsReply'];
export type ListServiceInvitationsReply = components['schemas']['ListServiceInvitationsReply'];
export type ListServiceNeedsReply = components['schemas']['ListServiceNeedsReply'];
export type ListServiceOffersReply = components['schemas']['ListServiceOffersReply'];
export type ListServiceProposalsReply = components['schemas']['ListServiceProposalsReply'];
export type ListServiceProposalSummariesReply = components['schemas']['ListServiceProposalSummariesReply'];
export type ListSessionsReply = components['schemas']['ListSessionsReply'];
export type ListWebhookDeliveriesReply = components['schemas']['ListWebhookDeliveriesReply'];
export type ListWebhookEndpointsReply = components['schemas']['ListWebhookEndpointsReply'];
export type Lot = components['schemas']['Lot'];
export type LotPreview = components['schemas']['LotPreview'];
export type LotWhatIfs = components['schemas']['LotWhatIfs'];
export type MarketOpening = components['schemas']['MarketOpening'];
export type MatchingPolicy = components['schemas']['MatchingPolicy'];
export type MatchingPolicyInput = components['schemas']['MatchingPolicyInput'];
export type MatchingWeights = components['schemas']['MatchingWeights'];
export type MatchingWeightsInput = components['schemas']['MatchingWeightsInput'];
export type MatchRun = components['schemas']['MatchRun'];
export type Me = components['schemas']['Me'];
export type MergedEnterprise = components['schemas']['MergedEnterprise'];
export type MergeEnterprisesBody = components['schemas']['MergeEnterprisesBody'];
export type MergeEnterprisesReply = components['schemas']['MergeEnterprisesReply'];
export type MissedLot = components['schemas']['MissedLot'];
export type Money = components['schemas']['Money'];
export type NearMiss = components['schemas']['NearMiss'];
export type NeedChanges = components['schemas']['NeedChanges'];
export type NeedMatch = components['schemas']['NeedMatch'];
export type NeedPlace = components['schemas']['NeedPlace'];
export type NeedRuling = components['schemas']['NeedRuling'];
export type NewAccount = components['schemas']['NewAccount'];
export type NewAllocation = components['schemas']['NewAllocation'];
export type NewApiKey = components['schemas']['NewApiKey'];
export type NewBuyer = components['schemas']['NewBuyer'];
export type NewClaim = components['schemas']['NewClaim'];
export type NewCluster = components['schemas']['NewCluster'];
export type NewEnterprise = components['schemas']['NewEnterprise'];
export type NewLot = components['schemas']['NewLot'];
export type NewProvider = components['schemas']['NewProvider'];
export type NewRequirement = components['schemas']['NewRequirement'];
export type NewServiceNeed = components['schemas']['NewServiceNeed'];
export type NewServiceOffer = components['schemas']['NewServiceOffer'];
export type OfferNearMiss = components['schemas']['OfferNearMiss'];
export type OpeningConfirmation = components['schemas']['OpeningConfirmation'];
export type OpeningDismissal = components['schemas']['OpeningDismissal'];
export type OpeningExplanation = components['schemas']['OpeningExplanation'];
export type OpenSessionBody = components['schemas']['OpenSessionBody'];
export type PasswordChanged = components['schemas']['PasswordChanged'];
export type PasswordSet = components['schemas']['PasswordSet'];
export type Place = components['schemas']['Place'];
export type PlanPersonErasureBody = components['schemas']['PlanPersonErasureBody'];
export type PlanPersonErasureReply = components['schemas']['PlanPersonErasureReply'];
export type PolicySimulation = components['schemas']['PolicySimulation'];
export type PreviewMergeReply = components['schemas']['PreviewMergeReply'];
export type Problem = components['schemas']['Problem'];
export type ProposalChanges = components['schemas']['ProposalChanges'];
export type ProposalClaim = components['schemas']['ProposalClaim'];
export type ProposalCounts = components['schemas']['ProposalCounts'];
export type ProposalStatus = components['schemas']['ProposalStatus'];
export type ProposalSummary = components['schemas']['ProposalSummary'];
export type ProposedCode = components['schemas']['ProposedCode'];
export type ProposedServiceCode = components['schemas']['ProposedServiceCode'];
export type Provider = components['schemas']['Provider'];
export type ProviderChange = components['schemas']['ProviderChange'];
export type ProviderKind = components['schemas']['ProviderKind'];
export type RedeliverWebhooksBody = components['schemas']['RedeliverWebhooksBody'];
export type RedeliverWebhooksReply = components['schemas']['RedeliverWebhooksReply'];
export type Reference = components['schemas']['Reference'];
export type RegisteredEnterprise = components['schemas']['RegisteredEnterprise'];
export type RelevanceWeightsFile = components['schemas']['RelevanceWeightsFile'];
export type Reply = components['schemas']['Reply'];
export type ReplyBody = components['schemas']['ReplyBody'];
export type RequestPasswordResetBody = components['schemas']['RequestPasswordResetBody'];
export type RequestPasswordResetReply = components['schemas']['RequestPasswordResetReply'];
export type Requirement = components['schemas']['Requirement'];
export type RequirementChange = components['schemas']['RequirementChange'];
export type RequirementChanges = components['schemas']['RequirementChanges'];
export type RequirementPreview = components['schemas']['RequirementPreview'];
export type RequirementStatus = components['schemas']['RequirementStatus'];
export type Role = components['schemas']['Role'];
export type RotateWebhookSecretBody = components['schemas']['RotateWebhookSecretBody'];
export type RuleResult = components['schemas']['RuleResult'];
export type Ruling = components['schemas']['Ruling'];
export type RunSearch = components['schemas']['RunSearch'];
export type RunSpreading = components['schemas']['RunSpreading'];
export type SearchCodesReply = components['schemas']['SearchCodesReply'];
export type SearchedBecause = components['schemas']['SearchedBecause'];
export type ServiceBatchDecision = components['schemas']['ServiceBatchDecision'];
export type ServiceEngagement = components['schemas']['ServiceEngagement'];
export type ServiceExplanation = components['schemas']['ServiceExplanation'];
export type ServiceGap = components['schemas']['ServiceGap'];
export type ServiceInvitation = components['schemas']['ServiceInvitation'];
export type ServiceNeed = components['schemas']['ServiceNeed'];
export type ServiceNeedChange = components['schemas']['ServiceNeedChange'];
export type ServiceNeedStatus = components['schemas']['ServiceNeedStatus'];
export type ServiceOffer = components['schemas']['ServiceOffer'];
export type ServiceOfferChange = components['schemas']['ServiceOfferChange'];
export type ServiceOfferStatus = components['schemas']['ServiceOfferStatus'];
export type ServiceProposal = components['schemas']['ServiceProposal'];
export type ServiceProposalSummary = components['schemas']['ServiceProposalSummary'];
export type ServiceReply = components['schemas']['ServiceReply'];
export type ServiceReplyBody = components['schemas']['ServiceReplyBody'];
export type ServiceRuling = components['schemas']['ServiceRuling'];
export type ServiceTimeline = components['schemas']['ServiceTimeline'];
export type ServiceTimelineItem = components['schemas']['ServiceTimelineItem'];
export type SetPasswordBody = components['schemas']['SetPasswordBody'];
export type ShownEnterprise = components['schemas']['ShownEnterprise'];
export type Side = components['schemas']['Side'];
export type SignedIn = components['schemas']['SignedIn'];
export type SimulatedAllocation = components['schemas']['SimulatedAllocation'];
export type SimulatedPolicy = components['schemas']['SimulatedPolicy'];
export type SitedEnterprise = components['schemas']['SitedEnterprise'];
export type SitePage = components['schemas']['SitePage'];
export type Spreading = components['schemas']['Spreading'];
export type SpreadingInput = components['schemas']['SpreadingInput'];
export type SpreadingStep = components['schemas']['SpreadingStep'];
export type SpreadingStepInput = components['schemas']['SpreadingStepInput'];
export type SpreadPlace = components['schemas']['SpreadPlace'];
export type StoredPiece = components['schemas']['StoredPiece'];
export type SumOfMoney = components['schemas']['SumOfMoney'];
export type TestWebhookEndpointReply = components['schemas']['TestWebhookEndpointReply'];
export type Timeline = components['schemas']['Timeline'];
export type TimelineItem = components['schemas']['TimelineItem'];
export type TrackRecord = components['schemas']['TrackRecord'];
export type TrackRecordInput = components['schemas']['TrackRecordInput'];
export type UnmergeEnterpriseReply = components['schemas']['UnmergeEnterpriseReply'];
export type Urgency = components['schemas']['Urgency'];
export type WeeklyTimes = components['schemas']['WeeklyTimes'];
export type WhatIf = components['schemas']['WhatIf'];
export type WhatIfStep = components['schemas']['WhatIfStep'];
export type WhenAlike = components['schemas']['WhenAlike'];
export type WhyNot = components['schemas']['WhyNot'];
export type ParameterIdempotencyKey = components['parameters']['IdempotencyKey'];
export type ParameterIfMatch = components['parameters']['IfMatch'];
export type ParameterXRequestId = components['parameters']['XRequestId'];
export type HeaderContentLocation = components['headers']['ContentLocation'];
export type HeaderETag = components['headers']['ETag'];
export type HeaderLocation = components['headers']['Location'];
export type HeaderRetryAfter = components['headers']['RetryAfter'];
export type HeaderWwwAuthenticate = components['headers']['WWWAuthenticate'];
export type HeaderXRequestId = components['headers']['XRequestId'];
export type $defs = Record<string, never>;
export interface operations {
    getAccounts: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                role?: components["schemas"]["Role"];
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAccountsReply"];
                };
            };
        };
    };
    postAccounts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Almaz Bekele",
                 *       "email": "almaz@example.org",
                 *       "role": "cda",
                 *       "clusterIds": [
                 *         "018f6b1e-7c7a-7000-8000-000000000001"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewAccount"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
        };
    };
    getAccountsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in accounts */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
        };
    };
    patchAccountsById: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in accounts */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "language": "fr"
                 *     }
                 */
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
        };
    };
    getAccountsByIdApiKeys: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in accounts */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListApiKeysReply"];
                };
            };
        };
    };
    postAccountsByIdApiKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in accounts */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "label": "ordering system",
                 *       "scopes": [
                 *         "requirements:write",
                 *         "requirements:read"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedApiKey"];
                };
            };
        };
    };
    getAccountsByIdApiKeysByKeyId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in accounts */
                id: string;
                /** @description Id */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
        };
    };
    deleteAccountsByIdApiKeysByKeyId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in accounts */
                id: string;
                /** @description Id */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
        };
    };
    postAccountsByIdInvitations: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in accounts */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteToSignInReply"];
                };
            };
        };
    };
    getAccountsByIdSessions: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in accounts */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSessionsReply"];
                };
            };
        };
    };
    deleteAccountsByIdSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in accounts */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndSessionsReply"];
                };
            };
        };
    };
    deleteAccountsByIdSessionsBySessionId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in accounts */
                id: string;
                /** @description Id */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndSessionReply"];
                };
            };
        };
    };
    getAllocationsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in allocations */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Allocation"];
                };
            };
        };
    };
    postAllocationsByIdUndo: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in allocations */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Allocation"];
                };
            };
        };
    };
    getAudit: {
        parameters: {
            query?: {
                /** @description Who acted */
                accountId?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Not before this instant */
                from?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                /** @description Id of that thing */
                subjectId?: string;
                /** @description Kind of the thing that was acted on, e.g. proposal */
                subjectType?: string;
                /** @description Before this instant */
                until?: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
        };
    };
    getBuyers: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Only these: one id, or several separated by commas, at most 100 */
                ids?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListBuyersReply"];
                };
            };
        };
    };
    postBuyers: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Nordic Sportswear",
                 *       "country": "SE",
                 *       "clusterIds": [
                 *         "018f6b1e-7c7a-7000-8000-000000000001"
                 *       ],
                 *       "languages": [
                 *         "en"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewBuyer"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Buyer"];
                };
            };
        };
    };
    getBuyersById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in buyers */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Buyer"];
                };
            };
        };
    };
    patchBuyersById: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in buyers */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "languages": [
                 *         "en",
                 *         "fr"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["BuyerChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Buyer"];
                };
            };
        };
    };
    getBuyersByIdConsents: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                /** @description What somebody is written to about: `linkages` orders and introductions, `services` courses and other services, `refresh` questions whether what is known of the organisation still holds, `news` of the cluster */
                purpose?: "linkages" | "services" | "refresh" | "news";
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in buyers */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListConsentsReply"];
                };
            };
        };
    };
    getClaimQuestions: {
        parameters: {
            query?: {
                answer?: components["schemas"]["ClaimAnswer"];
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description UUID; ids sort by creation time */
                enterpriseId?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                /** @description `lapsed`: nobody answered until the next one was asked */
                status?: "open" | "answered" | "lapsed";
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListClaimQuestionsReply"];
                };
            };
        };
    };
    getClaimQuestionsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in claim-questions */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimQuestion"];
                };
            };
        };
    };
    postClaimQuestionsByIdAnswer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in claim-questions */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "answer": "yes"
                 *     }
                 */
                "application/json": components["schemas"]["ClaimAnswerBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimQuestion"];
                };
            };
        };
    };
    getClusters: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListClustersReply"];
                };
            };
        };
    };
    postClusters: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Addis Ababa garments",
                 *       "trade": "garments",
                 *       "place": {
                 *         "country": "ET",
                 *         "town": "Addis Ababa"
                 *       },
                 *       "languages": [
                 *         "en",
                 *         "am"
                 *       ],
                 *       "currency": "USD"
                 *     }
                 */
                "application/json": components["schemas"]["NewCluster"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cluster"];
                };
            };
        };
    };
    getClustersById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in clusters */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cluster"];
                };
            };
        };
    };
    patchClustersById: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in clusters */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "vision": "Orders from abroad that we fill together"
                 *     }
                 */
                "application/json": components["schemas"]["ClusterChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cluster"];
                };
            };
        };
    };
    postClustersByIdPolicySimulate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in clusters */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "policy": {
                 *         "spreading": {
                 *           "looksAt": 80,
                 *           "steps": [
                 *             {
                 *               "step": "exposure",
                 *               "strength": 0.01,
                 *               "periodDays": 90
                 *             }
                 *           ]
                 *         }
                 *       },
                 *       "last": 20
                 *     }
                 */
                "application/json": components["schemas"]["PolicySimulation"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulatedPolicy"];
                };
            };
        };
    };
    getClustersByIdWeights: {
        parameters: {
            query: {
                /** @description The weights version an explanation states */
                version: number;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in clusters */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClusterWeights"];
                };
            };
        };
    };
    getCodes: {
        parameters: {
            query?: {
                /** @description Exactly these codes, whatever `q` and `limit` say: one, or several separated by commas, at most 100 */
                codes?: string;
                /** @description BCP-47 language tag, e.g. fr or am */
                language?: string;
                limit?: number;
                /** @description Words or a title, a synonym or the beginning of a code, in any language, with typing errors; empty lists everything */
                q?: string;
                /** @description Only codes of this classification, e.g. CPV2008 */
                scheme?: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchCodesReply"];
                };
            };
        };
    };
    getColleagues: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListColleaguesReply"];
                };
            };
        };
    };
    getCorrespondences: {
        parameters: {
            query?: {
                /** @description Only those of this code, in either direction */
                code?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Only from this scheme */
                from?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                /** @description Only to this scheme */
                to?: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCorrespondencesReply"];
                };
            };
        };
    };
    getDeliveries: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                /** @description UUID; ids sort by creation time */
                recipientId?: string;
                status?: components["schemas"]["DeliveryStatus"];
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeliveriesReply"];
                };
            };
        };
    };
    postDeliveriesByIdReplay: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in deliveries */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
        };
    };
    getDuplicates: {
        parameters: {
            query: {
                /** @description UUID; ids sort by creation time */
                clusterId: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDuplicatesReply"];
                };
            };
        };
    };
    postDuplicatesDistinctions: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enterpriseIds": [
                 *         "018f6b1e-7c7a-7000-8000-000000000001",
                 *         "018f6b1e-7c7a-7000-8000-000000000002"
                 *       ],
                 *       "distinct": true
                 *     }
                 */
                "application/json": components["schemas"]["Distinction"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Distinction"];
                };
            };
        };
    };
    getEnterprises: {
        parameters: {
            query?: {
                active?: boolean | ("true" | "false");
                /** @description Holds a certificate of this scheme, valid or not; any case */
                certification?: string;
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description Has a claim for this code or one below it */
                code?: string;
                /** @description Has a site in this country, ISO 3166-1 alpha-2 */
                country?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                homeBased?: boolean | ("true" | "false");
                /** @description Items per page, 1 to 200 */
                limit?: number;
                /** @description Words of the name, begun or misspelt, in Latin letters or as written; the most similar names first, 200 at most */
                q?: string;
                /** @description False: those with no address at which somebody agreed to be written to about linkages */
                reachable?: boolean | ("true" | "false");
                /** @description Has a site in this region, ISO 3166-2 */
                region?: string;
                registered?: boolean | ("true" | "false");
                size?: components["schemas"]["EnterpriseSize"];
                /** @description Order of the list, with a minus the last first; left out: createdAt. Names are compared in Latin letters without accents. Not with q */
                sort?: "createdAt" | "-createdAt" | "name" | "-name" | "updatedAt" | "-updatedAt";
                /** @description Has a site in this town, any case, with or without accents */
                town?: string;
                /** @description Registered or changed at this time or later; from 1900 to 2200 */
                updatedSince?: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindEnterprisesReply"];
                };
            };
        };
    };
    postEnterprises: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "clusterId": "018f6b1e-7c7a-7000-8000-000000000001",
                 *       "name": "Selam Garments",
                 *       "size": "small",
                 *       "registered": true,
                 *       "languages": [
                 *         "am",
                 *         "en"
                 *       ],
                 *       "establishments": [
                 *         {
                 *           "country": "ET",
                 *           "town": "Addis Ababa",
                 *           "latitude": 9.03,
                 *           "longitude": 38.74
                 *         }
                 *       ],
                 *       "capabilities": [
                 *         {
                 *           "code": "TX.GAR.TOP.POLO",
                 *           "unit": "piece",
                 *           "statedOn": "2026-11-01",
                 *           "minimumOrder": 200,
                 *           "leadTimeDays": 30,
                 *           "capacity": [
                 *             {
                 *               "from": "2026-12-01",
                 *               "to": "2027-02-28",
                 *               "quantity": 6000
                 *             }
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewEnterprise"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredEnterprise"];
                };
            };
        };
    };
    getEnterprisesCsv: {
        parameters: {
            query: {
                /** @description The cluster whose enterprises or providers are wanted */
                clusterId: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    getEnterprisesById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in enterprises */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "Content-Location": components["headers"]["ContentLocation"];
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownEnterprise"];
                };
            };
        };
    };
    patchEnterprisesById: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in enterprises */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "active": true,
                 *       "languages": [
                 *         "am"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["EnterpriseChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enterprise"];
                };
            };
        };
    };
    getEnterprisesByIdConsents: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                /** @description What somebody is written to about: `linkages` orders and introductions, `services` courses and other services, `refresh` questions whether what is known of the organisation still holds, `news` of the cluster */
                purpose?: "linkages" | "services" | "refresh" | "news";
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in enterprises */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListConsentsReply"];
                };
            };
        };
    };
    getEnterprisesByIdDuplicates: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in enterprises */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDuplicatesOfEnterpriseReply"];
                };
            };
        };
    };
    getEnterprisesByIdInclusion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in enterprises */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inclusion"];
                };
            };
        };
    };
    putEnterprisesByIdInclusion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in enterprises */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "declarations": [
                 *         {
                 *           "category": "women",
                 *           "purposes": [
                 *             "matching_policy",
                 *             "aggregate_reporting"
                 *           ],
                 *           "consentedOn": "2026-11-01",
                 *           "consentGiven": "Signed form, kept at the office"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["InclusionStatement"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InclusionNoted"];
                };
            };
        };
    };
    deleteEnterprisesByIdInclusion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in enterprises */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InclusionNoted"];
                };
            };
        };
    };
    getEnterprisesByIdLastChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in enterprises */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LastChange"];
                };
            };
        };
    };
    getEnterprisesByIdMerge: {
        parameters: {
            query: {
                /** @description The enterprise that would be merged into the one of the path */
                mergedId: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in enterprises */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewMergeReply"];
                };
            };
        };
    };
    postEnterprisesByIdMerge: {
        parameters: {
            query?: never;
            header: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in enterprises */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mergedId": "018f6b1e-7c7a-7000-8000-000000000002",
                 *       "mergedVersion": 1,
                 *       "reason": "Registered twice, by two agents"
                 *     }
                 */
                "application/json": components["schemas"]["MergeEnterprisesBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeEnterprisesReply"];
                };
            };
        };
    };
    postEnterprisesByIdUnmerge: {
        parameters: {
            query?: never;
            header: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in enterprises */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnmergeEnterpriseReply"];
                };
            };
        };
    };
    getEnterprisesSites: {
        parameters: {
            query?: {
                active?: boolean | ("true" | "false");
                /** @description Holds a certificate of this scheme, valid or not; any case */
                certification?: string;
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description Has a claim for this code or one below it */
                code?: string;
                /** @description Has a site in this country, ISO 3166-1 alpha-2 */
                country?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                homeBased?: boolean | ("true" | "false");
                /** @description Enterprises per page, 1 to 5000; a page ends earlier where they have much to say */
                limit?: number;
                /** @description Words of the name, begun or misspelt, in Latin letters or as written; the most similar names first, 200 at most */
                q?: string;
                /** @description False: those with no address at which somebody agreed to be written to about linkages */
                reachable?: boolean | ("true" | "false");
                /** @description Has a site in this region, ISO 3166-2 */
                region?: string;
                registered?: boolean | ("true" | "false");
                size?: components["schemas"]["EnterpriseSize"];
                /** @description Order of the list, with a minus the last first; left out: createdAt. Names are compared in Latin letters without accents. Not with q */
                sort?: "createdAt" | "-createdAt" | "name" | "-name" | "updatedAt" | "-updatedAt";
                /** @description Has a site in this town, any case, with or without accents */
                town?: string;
                /** @description Registered or changed at this time or later; from 1900 to 2200 */
                updatedSince?: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SitePage"];
                };
            };
        };
    };
    getGaps: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description This code and those below it */
                code?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListServiceGapsReply"];
                };
            };
        };
    };
    getHome: {
        parameters: {
            query: {
                /** @description Only of this cluster; left out: of all that you work for */
                clusterId?: string;
                /** @description The last visit; at most 90 days ago, an earlier one counts as that */
                since: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Home"];
                };
            };
        };
    };
    getImports: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                state?: components["schemas"]["ImportState"];
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListImportsReply"];
                };
            };
        };
    };
    postImports: {
        parameters: {
            query: {
                /** @description The cluster they belong to */
                clusterId: string;
                kind?: components["schemas"]["ImportKind"];
                /** @description JSON: column by heading of the file, null for one to leave out. Headings that are called like a column need none; what an earlier upload from this source said is remembered */
                mapping?: string;
                /** @description Where the file comes from, in your words: its column mapping is remembered by it */
                source?: string;
                whenAlike?: components["schemas"]["WhenAlike"];
            };
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    getImportsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in imports */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    postImportsByIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in imports */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    postImportsByIdConfirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in imports */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    getImportsByIdErrorsCsv: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in imports */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    getImportsByIdRows: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description True: only those that are likely duplicates; false: only the others */
                likelyDuplicates?: boolean | ("true" | "false");
                /** @description Items per page, 1 to 200 */
                limit?: number;
                outcome?: components["schemas"]["ImportOutcome"];
                /** @description After an undo: what was restored, or kept because somebody changed it since */
                undo?: "restored" | "kept";
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in imports */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListImportRowsReply"];
                };
            };
        };
    };
    postImportsByIdUndo: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in imports */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    postImportsCodes: {
        parameters: {
            query: {
                /** @description true: the file is the whole scheme, and codes that are not in it are removed; else they stay */
                complete?: "true" | "false";
                /** @description Name of the classification: letters, digits, dots, hyphens and underscores, e.g. CPV2008 */
                scheme: string;
            };
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example code,parent,unit,label_en,label_fr
                 *     15000000-8,,KGM,Food and drink,Produits alimentaires
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodesImport"];
                };
            };
        };
    };
    postImportsCodesPieces: {
        parameters: {
            query: {
                number: number;
                /** @description Chosen by you: the same for every piece of a file */
                uploadId: string;
            };
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example code,parent,unit,label_en
                 *     15000000-8,,KGM,Food and drink
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredPiece"];
                };
            };
        };
    };
    postImportsCodesUploads: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "uploadId": "019a0000-0000-7000-8000-000000000001",
                 *       "pieces": 4,
                 *       "scheme": "CPV2008",
                 *       "complete": true
                 *     }
                 */
                "application/json": components["schemas"]["CodesUpload"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodesImport"];
                };
            };
        };
    };
    postImportsCorrespondences: {
        parameters: {
            query: {
                /** @description Name of the classification: letters, digits, dots, hyphens and underscores, e.g. CPV2008 */
                from: string;
                /** @description true: rows with codes that the schemes do not have are left out; else they are problems */
                skipUnknown?: "true" | "false";
                /** @description Name of the classification: letters, digits, dots, hyphens and underscores, e.g. CPV2008 */
                to: string;
            };
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example from,to,kind
                 *     HS-010110,ISIC-0142,partial
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrespondencesImport"];
                };
            };
        };
    };
    postImportsEnterprises: {
        parameters: {
            query: {
                /** @description The cluster the enterprises belong to */
                clusterId: string;
            };
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example external_id,name,size,registered
                 *     L-1,Selam Garments,small,true
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseImport"];
                };
            };
        };
    };
    getImportsTemplate: {
        parameters: {
            query?: {
                kind?: components["schemas"]["ImportKind"];
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    getInclusionAggregates: {
        parameters: {
            query: {
                /** @description UUID; ids sort by creation time */
                clusterId: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InclusionAggregates"];
                };
            };
        };
    };
    getInvitations: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                /** @description UUID; ids sort by creation time */
                lotId?: string;
                /** @description UUID; ids sort by creation time */
                proposalId?: string;
                status?: "open" | "closed";
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListInvitationsReply"];
                };
            };
        };
    };
    getInvitationsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in invitations */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
        };
    };
    postInvitationsByIdReply: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in invitations */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "answer": "yes"
                 *     }
                 */
                "application/json": components["schemas"]["ReplyBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
        };
    };
    getLinkages: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                /** @description UUID; ids sort by creation time */
                requirementId?: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListLinkagesReply"];
                };
            };
        };
    };
    getLinkagesById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in linkages */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Linkage"];
                };
            };
        };
    };
    getLive: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    getLotsByIdAllocations: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in lots */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAllocationsReply"];
                };
            };
        };
    };
    postLotsByIdAllocations: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in lots */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "shares": [
                 *         {
                 *           "proposalId": "018f6b1e-7c7a-7000-8000-0000000000aa",
                 *           "version": 1,
                 *           "quantity": 300
                 *         }
                 *       ],
                 *       "conflictOfInterest": "none"
                 *     }
                 */
                "application/json": components["schemas"]["NewAllocation"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Allocation"];
                };
            };
        };
    };
    postLotsByIdAllocationsSimulate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in lots */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "maximumEnterprises": 5,
                 *       "shareCap": 0.4
                 *     }
                 */
                "application/json": components["schemas"]["AllocationQuestion"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulatedAllocation"];
                };
            };
        };
    };
    postLotsByIdCode: {
        parameters: {
            query?: never;
            header: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in lots */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "TX.GAR.TOP.POLO"
                 *     }
                 */
                "application/json": components["schemas"]["CodeChoice"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requirement"];
                };
            };
        };
    };
    getLotsByIdEvaluationsByEnterpriseId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description Id */
                enterpriseId: string;
                /** @description The id in lots */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
        };
    };
    getLotsByIdWhatIf: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in lots */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LotWhatIfs"];
                };
            };
        };
    };
    getMatchRunsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in match-runs */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchRun"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    getMeData: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectPersonDataReply"];
                };
            };
        };
    };
    postMePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "seven looms by the river",
                 *       "newPassword": "eleven bobbins at dawn"
                 *     }
                 */
                "application/json": components["schemas"]["ChangePasswordBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordChanged"];
                };
            };
        };
    };
    getNotifications: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                unread?: boolean | ("true" | "false");
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFeedReply"];
                };
            };
        };
    };
    postNotificationsByIdRead: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in notifications */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedItem"];
                };
            };
        };
    };
    postPasswordResets: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "almaz@example.org"
                 *     }
                 */
                "application/json": components["schemas"]["RequestPasswordResetBody"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestPasswordResetReply"];
                };
            };
        };
    };
    postPasswords: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "k3J0b3Zl9sQm2Yt7Rw5Xc1Vb8Nn4Ll6Kj0Hh2Gg9Ff3",
                 *       "password": "eleven bobbins at dawn"
                 *     }
                 */
                "application/json": components["schemas"]["SetPasswordBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordSet"];
                };
            };
        };
    };
    postPersonDataErasurePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "accountId": "018f6b1e-7c7a-7000-8000-000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["PlanPersonErasureBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanPersonErasureReply"];
                };
            };
        };
    };
    postPersonDataExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "accountId": "018f6b1e-7c7a-7000-8000-000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["CollectPersonDataBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectPersonDataReply"];
                };
            };
        };
    };
    getPersonErasures: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPersonErasuresReply"];
                };
            };
        };
    };
    postPersonErasures: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "address": "nobody@example.org",
                 *       "confirm": "erase nobody@example.org"
                 *     }
                 */
                "application/json": components["schemas"]["ErasePersonBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasePersonReply"];
                };
            };
        };
    };
    getPersonErasuresById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in person-erasures */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasePersonReply"];
                };
            };
        };
    };
    getProposals: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                /** @description UUID; ids sort by creation time */
                lotId?: string;
                minScore?: number;
                /** @description Best first, newest first, or the earliest deadline first and of these the best */
                order?: "score" | "newest" | "deadline";
                /** @description Words that all stand in the title of the requirement or in a name of either side, each in part or whole */
                q?: string;
                /** @description UUID; ids sort by creation time */
                requirementId?: string;
                /** @description One status, or several separated by commas: `proposed,asked` */
                status?: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListProposalsReply"];
                };
            };
        };
    };
    getProposalsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in proposals */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkageProposal"];
                };
            };
        };
    };
    postProposalsByIdClaim: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in proposals */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "takeOver": false
                 *     }
                 */
                "application/json": components["schemas"]["NewClaim"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimedProposal"];
                };
            };
        };
    };
    deleteProposalsByIdClaim: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in proposals */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimedProposal"];
                };
            };
        };
    };
    postProposalsByIdDecision: {
        parameters: {
            query?: never;
            header: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in proposals */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ruling": "approve",
                 *       "conflictOfInterest": "none"
                 *     }
                 */
                "application/json": components["schemas"]["Ruling"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkageProposal"];
                };
            };
        };
    };
    postProposalsByIdDecisionUndo: {
        parameters: {
            query?: never;
            header: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in proposals */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkageProposal"];
                };
            };
        };
    };
    getProposalsByIdTimeline: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in proposals */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
        };
    };
    getProposalsCounts: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description UUID; ids sort by creation time */
                lotId?: string;
                minScore?: number;
                /** @description Words that all stand in the title of the requirement or in a name of either side, each in part or whole */
                q?: string;
                /** @description UUID; ids sort by creation time */
                requirementId?: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalCounts"];
                };
            };
        };
    };
    postProposalsDecisions: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decisions": [
                 *         {
                 *           "proposalId": "018f6b1e-7c7a-7000-8000-0000000000aa",
                 *           "version": 1,
                 *           "decision": {
                 *             "ruling": "approve",
                 *             "conflictOfInterest": "none"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["BatchDecision"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecideProposalsReply"];
                };
            };
        };
    };
    getProposalsSummaries: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                /** @description UUID; ids sort by creation time */
                lotId?: string;
                minScore?: number;
                /** @description Best first, newest first, or the earliest deadline first and of these the best */
                order?: "score" | "newest" | "deadline";
                /** @description Words that all stand in the title of the requirement or in a name of either side, each in part or whole */
                q?: string;
                /** @description UUID; ids sort by creation time */
                requirementId?: string;
                /** @description One status, or several separated by commas: `proposed,asked` */
                status?: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListProposalSummariesReply"];
                };
            };
        };
    };
    getProviders: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                kind?: components["schemas"]["ProviderKind"];
                /** @description Items per page, 1 to 200 */
                limit?: number;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListProvidersReply"];
                };
            };
        };
    };
    postProviders: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Textile Training Institute",
                 *       "kind": "training_institute",
                 *       "clusterIds": [
                 *         "018f6b1e-7c7a-7000-8000-000000000001"
                 *       ],
                 *       "languages": [
                 *         "am",
                 *         "en"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewProvider"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Provider"];
                };
            };
        };
    };
    getProvidersCsv: {
        parameters: {
            query: {
                /** @description The cluster whose enterprises or providers are wanted */
                clusterId: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    getProvidersById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in providers */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Provider"];
                };
            };
        };
    };
    patchProvidersById: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in providers */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "languages": [
                 *         "am",
                 *         "en",
                 *         "om"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ProviderChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Provider"];
                };
            };
        };
    };
    getProvidersByIdConsents: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                /** @description What somebody is written to about: `linkages` orders and introductions, `services` courses and other services, `refresh` questions whether what is known of the organisation still holds, `news` of the cluster */
                purpose?: "linkages" | "services" | "refresh" | "news";
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in providers */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListConsentsReply"];
                };
            };
        };
    };
    getRelevanceWeights: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                /** @description Only the file of this version */
                relevanceVersion?: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRelevanceWeightsReply"];
                };
            };
        };
    };
    postRelevanceWeights: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelevanceWeightsFile"];
                };
            };
        };
    };
    getRelevanceWeightsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in relevance-weights */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelevanceWeightsFile"];
                };
            };
        };
    };
    getRelevanceWeightsByIdFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in relevance-weights */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    getRequirements: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                buyerId?: string;
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Only posted ones with an open lot whose last day of delivery is from today (UTC) to this day */
                deadlineUntil?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                /** @description Words that all stand in the title, in the text of a lot or in the name of the buyer, each in part or whole */
                q?: string;
                status?: components["schemas"]["RequirementStatus"];
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRequirementsReply"];
                };
            };
        };
    };
    postRequirements: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "clusterId": "018f6b1e-7c7a-7000-8000-000000000001",
                 *       "title": "Polo shirts for spring",
                 *       "lots": [
                 *         {
                 *           "code": "TX.GAR.TOP.POLO",
                 *           "quantity": 500,
                 *           "unit": "dozen",
                 *           "deadline": "2027-03-31",
                 *           "place": {
                 *             "country": "ET",
                 *             "town": "Addis Ababa"
                 *           },
                 *           "ceilingPrice": {
                 *             "amount": 60,
                 *             "currency": "USD"
                 *           },
                 *           "mandatoryCertifications": [
                 *             "ISO 9001"
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewRequirement"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requirement"];
                };
            };
        };
    };
    postRequirementsPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "clusterId": "018f6b1e-7c7a-7000-8000-000000000001",
                 *       "title": "Polo shirts for spring",
                 *       "lots": [
                 *         {
                 *           "code": "TX.GAR.TOP.POLO",
                 *           "quantity": 500,
                 *           "unit": "dozen",
                 *           "deadline": "2027-03-31",
                 *           "place": {
                 *             "country": "ET",
                 *             "town": "Addis Ababa"
                 *           },
                 *           "ceilingPrice": {
                 *             "amount": 60,
                 *             "currency": "USD"
                 *           },
                 *           "mandatoryCertifications": [
                 *             "ISO 9001"
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewRequirement"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequirementPreview"];
                };
            };
        };
    };
    getRequirementsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in requirements */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requirement"];
                };
            };
        };
    };
    patchRequirementsById: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in requirements */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Polo shirts for summer"
                 *     }
                 */
                "application/json": components["schemas"]["RequirementChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requirement"];
                };
            };
        };
    };
    postRequirementsByIdCancel: {
        parameters: {
            query?: never;
            header: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in requirements */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requirement"];
                };
            };
        };
    };
    postRequirementsByIdClose: {
        parameters: {
            query?: never;
            header: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in requirements */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requirement"];
                };
            };
        };
    };
    getRequirementsByIdLastChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in requirements */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LastChange"];
                };
            };
        };
    };
    getRequirementsByIdMatchRuns: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in requirements */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMatchRunsReply"];
                };
            };
        };
    };
    postRequirementsByIdPost: {
        parameters: {
            query?: never;
            header: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in requirements */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requirement"];
                };
            };
        };
    };
    getServiceEngagements: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                /** @description UUID; ids sort by creation time */
                needId?: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListServiceEngagementsReply"];
                };
            };
        };
    };
    getServiceEngagementsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-engagements */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceEngagement"];
                };
            };
        };
    };
    getServiceInvitations: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                /** @description UUID; ids sort by creation time */
                needId?: string;
                /** @description UUID; ids sort by creation time */
                proposalId?: string;
                status?: "open" | "closed";
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListServiceInvitationsReply"];
                };
            };
        };
    };
    getServiceInvitationsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-invitations */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceInvitation"];
                };
            };
        };
    };
    postServiceInvitationsByIdReply: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-invitations */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "answer": "yes"
                 *     }
                 */
                "application/json": components["schemas"]["ServiceReplyBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceInvitation"];
                };
            };
        };
    };
    getServiceNeeds: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description This code and those below it */
                code?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description UUID; ids sort by creation time */
                enterpriseId?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                origin?: "enterprise" | "market_opening";
                status?: components["schemas"]["ServiceNeedStatus"];
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListServiceNeedsReply"];
                };
            };
        };
    };
    postServiceNeeds: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "clusterId": "018f6b1e-7c7a-7000-8000-000000000001",
                 *       "text": "Sewing course for ten women, in the evening",
                 *       "quantity": 10,
                 *       "wantedBy": "2027-03-31",
                 *       "times": [
                 *         {
                 *           "weekdays": [
                 *             "monday",
                 *             "wednesday"
                 *           ],
                 *           "from": "18:00",
                 *           "to": "21:00"
                 *         }
                 *       ],
                 *       "language": "am",
                 *       "budget": {
                 *         "amount": 50,
                 *         "currency": "USD"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewServiceNeed"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceNeed"];
                };
            };
        };
    };
    getServiceNeedsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-needs */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceNeed"];
                };
            };
        };
    };
    patchServiceNeedsById: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-needs */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "urgency": "high",
                 *       "budget": {
                 *         "amount": 60,
                 *         "currency": "USD"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ServiceNeedChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceNeed"];
                };
            };
        };
    };
    postServiceNeedsByIdCode: {
        parameters: {
            query?: never;
            header: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-needs */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "BS.TRN.STITCH"
                 *     }
                 */
                "application/json": components["schemas"]["CodeChoice"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceNeed"];
                };
            };
        };
    };
    postServiceNeedsByIdConfirm: {
        parameters: {
            query?: never;
            header: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-needs */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quantity": 3,
                 *       "urgency": "high",
                 *       "note": "Agreed at the round table of the association"
                 *     }
                 */
                "application/json": components["schemas"]["OpeningConfirmation"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmedOpening"];
                };
            };
        };
    };
    postServiceNeedsByIdDismiss: {
        parameters: {
            query?: never;
            header: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-needs */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reasonCode": "offered_already",
                 *       "note": "The institute begins in March"
                 *     }
                 */
                "application/json": components["schemas"]["OpeningDismissal"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceNeed"];
                };
            };
        };
    };
    getServiceNeedsByIdMatches: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-needs */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListNeedMatchesReply"];
                };
            };
        };
    };
    getServiceNeedsByIdOpening: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-needs */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningExplanation"];
                };
            };
        };
    };
    postServiceNeedsByIdWithdraw: {
        parameters: {
            query?: never;
            header: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-needs */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceNeed"];
                };
            };
        };
    };
    getServiceOffers: {
        parameters: {
            query?: {
                /** @description Of providers that serve this cluster */
                clusterId?: string;
                /** @description This code and those below it */
                code?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                /** @description UUID; ids sort by creation time */
                providerId?: string;
                status?: components["schemas"]["ServiceOfferStatus"];
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListServiceOffersReply"];
                };
            };
        };
    };
    postServiceOffers: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "BS.TRN.STITCH",
                 *       "title": "Evening course for stitchers",
                 *       "unit": "person",
                 *       "price": {
                 *         "amount": 40,
                 *         "currency": "USD"
                 *       },
                 *       "languages": [
                 *         "am"
                 *       ],
                 *       "times": [
                 *         {
                 *           "weekdays": [
                 *             "monday",
                 *             "wednesday"
                 *           ],
                 *           "from": "18:00",
                 *           "to": "20:00"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewServiceOffer"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceOffer"];
                };
            };
        };
    };
    getServiceOffersById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-offers */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceOffer"];
                };
            };
        };
    };
    patchServiceOffersById: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-offers */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "times": [
                 *         {
                 *           "weekdays": [
                 *             "saturday"
                 *           ],
                 *           "from": "09:00",
                 *           "to": "13:00"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ServiceOfferChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceOffer"];
                };
            };
        };
    };
    postServiceOffersByIdWithdraw: {
        parameters: {
            query?: never;
            header: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-offers */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceOffer"];
                };
            };
        };
    };
    getServiceProposals: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                minScore?: number;
                /** @description UUID; ids sort by creation time */
                needId?: string;
                /** @description Best first, newest first, or the earliest deadline first and of these the best */
                order?: "score" | "newest" | "deadline";
                /** @description Words that all stand in the title of the need or in a name of either side, each in part or whole */
                q?: string;
                /** @description One status, or several separated by commas: `proposed,asked` */
                status?: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListServiceProposalsReply"];
                };
            };
        };
    };
    getServiceProposalsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-proposals */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceProposal"];
                };
            };
        };
    };
    postServiceProposalsByIdClaim: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-proposals */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "takeOver": false
                 *     }
                 */
                "application/json": components["schemas"]["NewClaim"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimedProposal"];
                };
            };
        };
    };
    deleteServiceProposalsByIdClaim: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-proposals */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimedProposal"];
                };
            };
        };
    };
    postServiceProposalsByIdDecision: {
        parameters: {
            query?: never;
            header: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-proposals */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ruling": "approve",
                 *       "conflictOfInterest": "none"
                 *     }
                 */
                "application/json": components["schemas"]["ServiceRuling"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceProposal"];
                };
            };
        };
    };
    postServiceProposalsByIdDecisionUndo: {
        parameters: {
            query?: never;
            header: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-proposals */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceProposal"];
                };
            };
        };
    };
    getServiceProposalsByIdTimeline: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in service-proposals */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceTimeline"];
                };
            };
        };
    };
    getServiceProposalsCounts: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                minScore?: number;
                /** @description UUID; ids sort by creation time */
                needId?: string;
                /** @description Words that all stand in the title of the need or in a name of either side, each in part or whole */
                q?: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalCounts"];
                };
            };
        };
    };
    postServiceProposalsDecisions: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decisions": [
                 *         {
                 *           "proposalId": "018f6b1e-7c7a-7000-8000-0000000000aa",
                 *           "version": 1,
                 *           "decision": {
                 *             "ruling": "approve",
                 *             "conflictOfInterest": "none"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ServiceBatchDecision"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecideServiceProposalsReply"];
                };
            };
        };
    };
    getServiceProposalsSummaries: {
        parameters: {
            query?: {
                /** @description UUID; ids sort by creation time */
                clusterId?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                minScore?: number;
                /** @description UUID; ids sort by creation time */
                needId?: string;
                /** @description Best first, newest first, or the earliest deadline first and of these the best */
                order?: "score" | "newest" | "deadline";
                /** @description Words that all stand in the title of the need or in a name of either side, each in part or whole */
                q?: string;
                /** @description One status, or several separated by commas: `proposed,asked` */
                status?: string;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListServiceProposalSummariesReply"];
                };
            };
        };
    };
    postSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "almaz@example.org",
                 *       "password": "seven looms by the river"
                 *     }
                 */
                "application/json": components["schemas"]["OpenSessionBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
        };
    };
    getWebhookDeliveriesById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in webhook-deliveries */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestWebhookEndpointReply"];
                };
            };
        };
    };
    postWebhookDeliveriesByIdRedeliver: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in webhook-deliveries */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestWebhookEndpointReply"];
                };
            };
        };
    };
    getWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListWebhookEndpointsReply"];
                };
            };
        };
    };
    postWebhookEndpoints: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://erp.example.org/hooks/linkwright",
                 *       "types": [
                 *         "invitation.issued",
                 *         "linkage.agreed"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateWebhookEndpointBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateWebhookEndpointReply"];
                };
            };
        };
    };
    getWebhookEndpointsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in webhook-endpoints */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetWebhookEndpointReply"];
                };
            };
        };
    };
    deleteWebhookEndpointsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in webhook-endpoints */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetWebhookEndpointReply"];
                };
            };
        };
    };
    patchWebhookEndpointsById: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in webhook-endpoints */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "active": true
                 *     }
                 */
                "application/json": components["schemas"]["ChangeWebhookEndpointBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetWebhookEndpointReply"];
                };
            };
        };
    };
    getWebhookEndpointsByIdDeliveries: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Items per page, 1 to 200 */
                limit?: number;
                status?: components["schemas"]["DeliveryStatus"];
            };
            header?: {
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in webhook-endpoints */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListWebhookDeliveriesReply"];
                };
            };
        };
    };
    postWebhookEndpointsByIdRedeliver: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in webhook-endpoints */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "since": "2027-01-15T00:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["RedeliverWebhooksBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeliverWebhooksReply"];
                };
            };
        };
    };
    postWebhookEndpointsByIdRotateSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in webhook-endpoints */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlapSeconds": 86400
                 *     }
                 */
                "application/json": components["schemas"]["RotateWebhookSecretBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateWebhookEndpointReply"];
                };
            };
        };
    };
    postWebhookEndpointsByIdTest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. Remembered for at least 30 days; with other content it answers 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your own id for this request; else one is made. */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
            };
            path: {
                /** @description The id in webhook-endpoints */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestWebhookEndpointReply"];
                };
            };
        };
    };
}
